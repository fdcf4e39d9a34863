package calendar

import (
	"maps"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
)

// What a person can do on the page.

// TypedKey takes a key of the calendar when nothing else has the keyboard; it says
// whether it did. The first arrow only brings the cursor.
func (p *Page) TypedKey(e *fyne.KeyEvent) bool {
	grid := p.screen.view.grid
	switch {
	case p.business == "":
		return false
	case grid.focused:
		return grid.key(e.Name)
	}
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		control.Focus(grid)
		return true
	case fyne.KeyPageUp, fyne.KeyPageDown:
		control.Focus(grid)
		return grid.key(e.Name)
	case fyne.KeyEscape:
		selected := !p.chosen.IsZero()
		p.giveUp()
		return selected
	}
	return false
}

// TypedRune takes a letter of the calendar; it says whether it did.
func (p *Page) TypedRune(r rune) bool {
	if p.business == "" {
		return false
	}
	switch r {
	case 't', 'T':
		p.toToday()
	case 'n', 'N':
		p.toNext()
	default:
		return false
	}
	return true
}

func (p *Page) turn(weeks int) { p.goTo(p.monday.Add(daysPerWeek * weeks)) }

func (p *Page) toToday() {
	if p.business != "" {
		p.goTo(p.today().Monday())
	}
}

// goTo shows another week; what was selected belongs to the one before.
func (p *Page) goTo(monday cliniko.Date) {
	if p.business == "" || monday == p.monday {
		return
	}
	p.monday, p.chosen = monday, time.Time{}
	p.deps.Show(p.business, p.monday)
	p.refresh()
}

// toNext selects the next free time.
func (p *Page) toNext() {
	if p.next.Start.IsZero() {
		return
	}
	p.goTo(cliniko.DateOf(p.next.Start.In(p.zone)).Monday())
	if block, found := p.week.Find(p.next.Start); found {
		p.screen.view.grid.moveTo(block)
		p.choose(block)
	}
}

func (p *Page) choose(block int) { p.chooseStart(p.week.Blocks[block].Start) }

func (p *Page) giveUp() { p.chooseStart(time.Time{}) }

func (p *Page) chooseStart(start time.Time) {
	p.chosen = start
	p.screen.drawChoice()
}

func (p *Page) showBusiness(b cliniko.BusinessID) {
	p.business, p.chosen = b, time.Time{}
	p.settle()
	p.deps.Show(p.business, p.monday)
	p.keepChoices()
	p.refresh()
}

func (p *Page) showPractitioner(id cliniko.PractitionerID, shown bool) {
	leaveOut(p.filter.Practitioners, id, !shown)
	p.filtered()
}

func (p *Page) showType(id cliniko.AppointmentTypeID, shown bool) {
	leaveOut(p.filter.Types, id, !shown)
	p.filtered()
}

// onlyPractitioner leaves out all others of the list, or none when that is so already.
func (p *Page) onlyPractitioner(id cliniko.PractitionerID, only bool) {
	for _, other := range p.week.Practitioners {
		leaveOut(p.filter.Practitioners, other.ID, only && other.ID != id)
	}
	p.filtered()
}

func (p *Page) onlyType(id cliniko.AppointmentTypeID, only bool) {
	for _, other := range p.week.Types {
		leaveOut(p.filter.Types, other.ID, only && other.ID != id)
	}
	p.filtered()
}

func (p *Page) showAll() {
	clear(p.filter.Practitioners)
	clear(p.filter.Types)
	p.filtered()
}

func leaveOut[K comparable](hidden map[K]bool, id K, out bool) {
	delete(hidden, id)
	if out {
		hidden[id] = true
	}
}

func (p *Page) filtered() {
	p.keepChoices()
	p.refresh()
}

func (p *Page) keepChoices() {
	choices := storage.Choices{
		Business:            p.business,
		HiddenPractitioners: slices.Sorted(maps.Keys(p.filter.Practitioners)),
		HiddenTypes:         slices.Sorted(maps.Keys(p.filter.Types)),
	}
	p.deps.Update(func(c *storage.Clinic) { c.Choices = choices })
}
