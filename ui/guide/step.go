package guide

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/figure"
	"mieahealth.com/companion/ui/theme"
)

// Sizes of a step page.
const (
	sideWidth  float32 = 440
	twoColumns float32 = 960 // the width of a page from which there is room beside the actions, at a text size of 100 %
	stackUnder         = twoColumns - 2*theme.Gutter
)

// leastFigure is the width of a page, at a text size of 100 %, from which a picture in an
// action has letters as large as the page's.
const leastFigure float32 = 470

// proseWidth keeps lines of a lead readable.
const proseWidth float32 = 560

// stepPage draws one step of the table: its actions, of which one is open, the pictures
// of Cliniko that belong to them, and what is worth knowing beside them.
type stepPage struct {
	guide      *Guide
	number     int // of the step, from 0
	page       *control.Page
	list       *fyne.Container // the actions
	rows       []*actionRow
	tools      *tools
	open       int        // the row the user chose; -1: the first with something left to do
	inFocus    *actionRow // whose picture was shown last
	target     focusTarget
	substitute fyne.Focusable // what was given the keyboard in place of something that was gone

	side      *fyne.Container // beside the actions: the pictures, where there is room, and the note
	note      fyne.CanvasObject
	figure    *figure.View // nil: the step has none
	line      *watchLine
	width     float32
	narrow    bool      // the pictures stand in the open action
	elsewhere bool      // the actions stand on another page, which has no room beside them
	sent      *sentPage // what takes their place once the key was sent; nil: this is not the last step
}

func newStepPage(g *Guide, number int) *stepPage {
	p := &stepPage{guide: g, number: number, open: -1, list: control.Column(theme.Grid), side: control.Column(4 * theme.Grid)}
	p.tools = newTools(p)
	p.line = newWatchLine(g.watch, number)
	for i, a := range steps[number].Actions {
		row := newActionRow(p, i, a)
		p.rows = append(p.rows, row)
		p.list.Add(row.box)
	}
	if set := steps[number].Figures; len(set) > 0 {
		p.figure = figure.New(set)
	}
	main := p.compose()
	p.page = control.NewPage(theme.PageWidth, p.withEnd(control.Sides(8*theme.Grid, sideWidth, stackUnder,
		control.Limit(theme.TextWidth, main), control.Limit(theme.TextWidth, p.side))))
	p.page.OnWidth = p.resized
	return p
}

// withEnd adds the end of the guide to what the last step shows.
func (p *stepPage) withEnd(actions fyne.CanvasObject) fyne.CanvasObject {
	if p.number != TabHandOver-TabKey {
		return actions
	}
	p.sent = newSentPage(p, actions)
	return control.Column(0, actions, p.sent.box)
}

// compose puts heading, actions and note in their places.
func (p *stepPage) compose() *fyne.Container {
	step := steps[p.number]
	heading := control.Column(2*theme.Grid, control.Title(step.Title), control.Limit(proseWidth, control.Hint(step.Lead)))
	p.note = control.Note(control.Column(theme.Grid, control.Strong(step.Note.Title), control.Hint(step.Note.Text)))
	return control.Column(4*theme.Grid, heading, p.list)
}

// detachActions takes the actions off this page, for another one to hold.
func (p *stepPage) detachActions() fyne.CanvasObject {
	p.elsewhere = true
	p.show()
	return p.list
}

// resized puts the pictures where there is room.
func (p *stepPage) resized(width float32) {
	p.width = width
	p.narrow = width-2*theme.Gutter < stackUnder*theme.Scale()
	p.placePicturesAndTools()
}

// placePicturesAndTools puts the pictures and the tools where they belong.
func (p *stepPage) placePicturesAndTools() {
	for _, row := range p.rows {
		row.slot.Objects = nil
	}
	if p.figure != nil && !p.elsewhere {
		p.figure.FitWindow(p.width)
	}
	row := p.openRow()
	row.slot.Objects, p.side.Objects = []fyne.CanvasObject{p.tools.box}, []fyne.CanvasObject{p.note}
	switch inside := p.narrow || p.elsewhere; {
	case p.figure == nil:
	case inside: // the way on comes first
		row.slot.Objects, p.side.Objects = []fyne.CanvasObject{p.tools.box, p.note, p.figureInside()}, nil
	default:
		p.side.Objects = []fyne.CanvasObject{p.figure.Card(), p.note}
	}
}

// figureInside is the picture within the actions, or a link to it where its letters would be
// smaller than the page's.
func (p *stepPage) figureInside() fyne.CanvasObject {
	width := p.width
	if p.elsewhere {
		width = p.list.Size().Width + 2*theme.GutterNarrow
	}
	if width < leastFigure*theme.Scale() {
		return p.figure.Aside()
	}
	return p.figure.Card()
}

// show draws the guide's state.
func (p *stepPage) show() {
	conditions := p.conditions()
	if p.open >= 0 && finished(conditions[p.open].State) && !finished(p.rows[p.open].shown.State) {
		p.open = -1 // what the user had open is done: go on
	}
	said := map[string]bool{conditions[p.openAt()].Reason: true}
	for i, row := range p.rows {
		c, open := conditions[i], i == p.openAt()
		row.show(c, open, !said[c.Reason])
		said[c.Reason] = true
	}
	p.follow()
	p.placePicturesAndTools()
	p.news()
	p.tools.show(p.openRow())
	if p.sent != nil {
		p.sent.show()
	}
	if p.elsewhere { // this page is never on screen then
		control.Arrange(p.list)
	} else {
		p.page.Arrange()
	}
	p.followTarget()
}

// follow shows the picture of the action that has come into focus.
func (p *stepPage) follow() {
	if row := p.openRow(); row != p.inFocus {
		p.inFocus = row
		if p.figure != nil {
			p.figure.ShowPart(row.action.Figures)
		}
	}
}

// news says what was noticed in Cliniko: at the action from which a page of it was
// opened, where it takes the place of what is so now.
func (p *stepPage) news() {
	p.line.show()
	for i, row := range p.rows {
		here := !p.elsewhere && p.guide.watch.step == p.number && p.guide.watch.row == i
		row.foot.Objects = nil
		if here {
			row.foot.Objects = []fyne.CanvasObject{p.line.box}
		}
		control.SetShown(row.foot, here && p.line.box.Visible())
		if here && p.line.tells() && finished(row.shown.State) {
			row.reason.Hide()
		}
	}
}

func (p *stepPage) conditions() []Condition { return p.guide.progress.Steps[p.number].Actions }

func (p *stepPage) openAt() int {
	if p.open >= 0 {
		return p.open
	}
	return p.guide.progress.Steps[p.number].Next()
}

func (p *stepPage) openRow() *actionRow { return p.rows[p.openAt()] }

// choose opens a row.
func (p *stepPage) choose(row int) {
	p.open = row
	p.show()
}
