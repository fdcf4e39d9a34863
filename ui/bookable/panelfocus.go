package bookable

import (
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
)

// shown is what the panel listed: the boxes, their order and the list that each stands in.
type shown struct {
	boxes map[topic]*cardBox
	order []topic
	lists map[topic]*fyne.Container
}

// focused is the button of the panel that has the keyboard; nil: none has.
func (p *panel) focused() *control.Button {
	c := control.CanvasOf(p.box)
	if c == nil {
		return nil
	}
	button, _ := c.Focused().(*control.Button)
	return button
}

// refocus gives the keyboard to what follows a button that is gone: one of the same finding
// while that stands where it stood, else the next finding, else the one before it, else the
// grid. Everything has its place by then, so that what has the keyboard comes into view.
func (p *panel) refocus(had *control.Button, before shown) {
	if had == nil {
		return
	}
	for i, t := range before.order {
		if slices.Contains(before.boxes[t].buttons, had) {
			if p.boxes[t] != before.boxes[t] {
				p.focusOn(p.following(before, i), had.Label())
			}
			return
		}
	}
	own := []*control.Button{p.mark, p.undo, p.patients, p.all}
	if !slices.Contains(own, had) || had.Visible() && p.actions.Visible() {
		return
	}
	p.focusOnOwn(own)
}

// following is the finding at a place of what was listed before if that still stands there,
// else the nearest one that does; nil: none does.
func (p *panel) following(before shown, at int) *cardBox {
	earlier := slices.Clone(before.order[:at])
	slices.Reverse(earlier)
	for _, t := range slices.Concat(before.order[at:], earlier) {
		box := p.boxes[t]
		if box != nil && len(box.buttons) > 0 && p.lists[t] == before.lists[t] && p.lists[t].Visible() {
			return box
		}
	}
	return nil
}

// focusOnOwn gives the keyboard to the first of the panel's own buttons that can be pressed.
func (p *panel) focusOnOwn(own []*control.Button) {
	for _, button := range own {
		if button.Visible() && p.actions.Visible() {
			control.Focus(button)
			return
		}
	}
	control.Focus(p.page.screen.grid)
}

// focusOn gives the keyboard to a button of a box.
func (p *panel) focusOn(box *cardBox, label string) {
	if box == nil || len(box.buttons) == 0 {
		control.Focus(p.page.screen.grid)
		return
	}
	same := slices.IndexFunc(box.buttons, func(b *control.Button) bool { return b.Label() == label })
	control.Focus(box.buttons[max(same, 0)])
}
