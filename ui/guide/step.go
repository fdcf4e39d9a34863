package guide

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// Sizes of a step page.
const (
	asideWidth float32 = 400
	stackUnder float32 = 900 - 2*theme.Gutter // of the room inside a page in a window of 900
)

// stepPage draws one step of the table: its actions, of which one is open, and what is
// worth knowing beside them.
type stepPage struct {
	guide  *Guide
	number int // of the step, from 0
	page   *control.Page
	rows   []*actionRow
	tools  *tools
	open   int // the row the user chose; -1: the first with something left to do
	extra  []shower
}

// shower is something on a page that draws the guide's state.
type shower interface{ show() }

func newStepPage(g *Guide, number int) *stepPage {
	p := &stepPage{guide: g, number: number, open: -1}
	p.tools = newTools(p)
	var boxes []fyne.CanvasObject
	for i, a := range steps[number].Actions {
		row := newActionRow(p, i, a)
		p.rows = append(p.rows, row)
		boxes = append(boxes, row.box)
	}
	main, aside := p.compose(control.Column(theme.Grid, boxes...))
	p.page = control.NewPage(0, control.Sides(8*theme.Grid, asideWidth, stackUnder, main, aside))
	return p
}

// compose puts heading, actions and note in their places.
func (p *stepPage) compose(list fyne.CanvasObject) (main, aside *fyne.Container) {
	step := steps[p.number]
	heading := control.Column(1.5*theme.Grid, control.Title(step.Title), control.Limit(proseWidth, control.Hint(step.Lead)))
	note := control.Note(control.Column(theme.Grid, control.Strong(step.Note.Title), control.Hint(step.Note.Text)))
	if step.ID != "who" {
		return control.Column(4*theme.Grid, heading, list), control.Column(4*theme.Grid, note)
	}
	who := newWhoPart(p.guide)
	p.extra = append(p.extra, who)
	return control.Column(4*theme.Grid, heading, who.main, list), control.Column(4*theme.Grid, who.aside, note)
}

// proseWidth keeps lines of a lead readable.
const proseWidth float32 = 560

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
	p.tools.show(p.openRow())
	for _, part := range p.extra {
		part.show()
	}
	p.page.Refresh()
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
