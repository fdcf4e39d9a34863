package guide

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
)

// focusTarget is what a person should see and go on with. The page scrolls to it when it becomes
// another.
type focusTarget struct {
	row  *actionRow
	next fyne.Focusable
	area fyne.CanvasObject // what belongs to next; nil: nothing more than the row
}

// leading is what is drawn inside an action and has something to go on with; nil: not now.
type leading interface {
	next() (fyne.Focusable, fyne.CanvasObject)
}

// currentTarget is what to go on with in the open action.
func (p *stepPage) currentTarget() focusTarget {
	row := p.openRow()
	if p.tools.goOn.Visible() {
		return focusTarget{row, p.tools.goOn, p.tools.box}
	}
	if part, ok := row.within.(leading); ok {
		if next, area := part.next(); next != nil {
			return focusTarget{row, next, area}
		}
	}
	if main := p.tools.main(); main != nil {
		return focusTarget{row: row, next: main}
	}
	return focusTarget{row: row, next: row.title}
}

// Current is what to go on with on the page of a tab; nil: the page begins at its top.
func (g *Guide) Current(tab int) fyne.Focusable {
	if tab < TabKey || tab > TabHandOver {
		return nil
	}
	p := g.step(tab - TabKey)
	switch {
	case p.elsewhere:
		return nil
	case p.sent != nil && p.sent.box.Visible():
		return p.sent.times
	}
	return p.currentTarget().next
}

// followTarget keeps the keyboard on the page when what had it is gone, and scrolls to what to go
// on with when that is another than before.
func (p *stepPage) followTarget() {
	if p.guide.shown != TabKey+p.number {
		return // it is made before it is shown
	}
	now := p.currentTarget()
	if now.row != p.target.row {
		p.tools.passKeyboard(now)
	}
	p.substitute = control.KeepFocus(now.next, p.substitute)
	if now != p.target {
		p.target = now
		p.reveal()
	}
}

// reveal scrolls to the open action, and to what to go on with in it; the first one keeps the
// heading in sight where there is room. On another page there is more to see than the actions.
func (p *stepPage) reveal() {
	switch {
	case p.elsewhere:
		return
	case p.target.row.number == 0:
		p.page.ScrollToTop()
		control.ScrollTo(p.tools.box)
		control.ScrollTo(p.target.row.title)
	default:
		control.ScrollTo(p.target.row.box)
	}
	if p.target.area != nil {
		control.ScrollTo(p.target.area)
	}
}

// takeKeyboard gives the keyboard to what to go on with.
func (p *stepPage) takeKeyboard(byMouse bool) {
	control.GiveFocus(p.target.next, byMouse)
	p.reveal()
}
