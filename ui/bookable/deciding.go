package bookable

import (
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
)

// deciding reports whether the list of who should be bookable shows: until it is confirmed,
// and when it is opened again.
func (p *Page) deciding() bool {
	if p.state == nil || !canDecide(p.state) {
		return false
	}
	return p.reopened || p.state.Clinic.Decision == nil && !p.aside
}

// wish ticks or unticks a choice. Nothing is kept before the list is confirmed.
func (p *Page) wish(at readiness.Target, wanted bool) {
	if p.wishes == nil {
		p.wishes = wishes{}
	}
	p.wishes[at] = wanted
	p.refresh()
}

// confirm makes the list what the clinic wants, and goes on with the table.
func (p *Page) confirm() {
	p.deps.Update(confirm(p.screen.decision.all, p.deps.Now()))
	p.wishes = nil
	p.leaveList()
}

// openList shows the list, which begins with what the clinic has said so far.
func (p *Page) openList() {
	p.reopened, p.aside = p.state.Clinic.Decision != nil, false
	p.refresh()
	if list := p.screen.decision; !list.focusFind() {
		list.focus()
	}
}

// goToTable leaves the list without confirming it. What was ticked and unticked waits for a
// list that was never confirmed, and is dropped for one that was.
func (p *Page) goToTable() {
	if p.reopened {
		p.wishes = nil
	}
	p.leaveList()
}

func (p *Page) leaveList() {
	p.reopened, p.aside = false, true
	p.refresh()
	p.screen.decision.field.SetText("")
	if p.screen.grid.Visible() {
		p.screen.focusGrid()
	} else {
		control.Focus(p.screen.decide)
	}
}
