package guide

import (
	"reflect"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// overview answers, weeks later, whether it is still right.
type overview struct {
	guide *Guide
	box   *fyne.Container

	title *control.Text
	lead  *control.Text

	trouble  *fyne.Container
	card     *fyne.Container
	findings []readiness.Finding

	people  *fyne.Container
	next    *fyne.Container
	persons []person

	bookings *control.Button
}

func newOverview(g *Guide) *overview {
	o := &overview{guide: g, title: control.Title(""), lead: control.Hint(""), trouble: control.Column(3 * theme.Grid), people: control.Column(2 * theme.Grid)}
	o.card = control.Card(control.Column(3*theme.Grid, control.Heading(findingsTitles[1]), o.trouble))
	o.next = control.Column(3*theme.Grid, control.Heading(overviewNext), control.Card(o.people))
	o.bookings = control.NewQuiet(overviewBookings, func() { g.deps.Open(g.site().Bookings()) })
	o.box = control.Limit(overviewWidth, control.Column(6*theme.Grid,
		control.Column(1.5*theme.Grid, o.title, o.lead), o.card, o.next,
		control.Row(2.5*theme.Grid, control.NewPrimary(overviewCalendar, func() { g.deps.GoTo(TabCalendar) }), o.bookings)))
	return o
}

const overviewWidth float32 = 812

func (o *overview) show() {
	s, now := o.guide.state, o.guide.deps.Now()
	setText(o.title, headline(s))
	setText(o.lead, checkedLine(s, now))
	inTheWay, _, _ := split(s.Report.Findings)
	if !reflect.DeepEqual(inTheWay, o.findings) {
		o.findings = inTheWay
		o.trouble.Objects = each(inTheWay, o.troubleRow)
	}
	setShown(o.card, len(o.findings) > 0)
	if persons := people(s, now); !reflect.DeepEqual(persons, o.persons) {
		o.persons = persons
		o.people.Objects = each(persons, nextRow)
	}
	setShown(o.next, len(o.persons) > 0)
	setShown(o.bookings, !o.guide.site().IsZero())
}

func (o *overview) troubleRow(f readiness.Finding) fyne.CanvasObject {
	show := control.NewLink(overviewShow, func() { o.guide.deps.GoTo(TabWho) })
	return control.Lead(3*theme.Grid, control.Inset(0, 3, 0, 0, control.NewStateIcon(findingState(f), 18)), control.Row(3*theme.Grid, control.Body(f.Title), show))
}

// nextRow is a practitioner's next free time, or why there is none.
func nextRow(p person) fyne.CanvasObject {
	when, what := control.Body(p.Next), control.Hint(p.What)
	switch {
	case p.Next != "":
	case p.Sure:
		when, what = control.Body(overviewNone), control.Hint(p.Words)
	default:
		when, what = control.Body(overviewUnknown), control.Hint(p.Words)
	}
	return control.Grid(4*theme.Grid, 130, control.Body(p.Name), when, what)
}
