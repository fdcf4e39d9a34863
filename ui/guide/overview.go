package guide

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// overview is the end of the guide on the day when the key was sent. Later it answers whether it
// is still right.
type overview struct {
	guide   *Guide
	box     *fyne.Container
	ending  *ending
	heading *fyne.Container
	title   *control.Text
	lead    *control.Text
	toKey   *fyne.Container // a button, while nothing can be checked without it

	since   section[item]
	trouble section[readiness.Finding]
	next    section[nextTime]

	calendar *control.Button
	bookings *control.Button
}

// section is a card of rows, with lines between them, under a heading; only rows that change are drawn anew.
type section[M any] struct {
	heading *control.Text
	rows    *fyne.Container
	box     *fyne.Container
	drawn   []M
}

func newSection[M any](heading string) section[M] {
	s := section[M]{heading: control.Heading(heading), rows: control.Column(2 * theme.Grid)}
	s.box = control.Column(3*theme.Grid, s.heading, control.Card(s.rows))
	return s
}

func (s *section[M]) show(models []M, draw func(M) fyne.CanvasObject) {
	before, objects := s.rows.Objects, make([]fyne.CanvasObject, len(models))
	for i, m := range models {
		if i < len(s.drawn) && reflect.DeepEqual(m, s.drawn[i]) {
			objects[i] = before[i]
			continue
		}
		objects[i] = draw(m)
		if i > 0 {
			objects[i] = control.Column(2*theme.Grid, control.NewLine(), objects[i])
		}
	}
	s.drawn, s.rows.Objects = models, objects
	control.SetShown(s.box, len(models) > 0)
}

func newOverview(g *Guide) *overview {
	o := &overview{
		guide: g, ending: newEnding(g), title: control.Title(""), lead: control.Hint(""),
		since:   newSection[item](""),
		trouble: newSection[readiness.Finding](""),
		next:    newSection[nextTime](overviewNext),
	}
	o.toKey = control.Row(0, control.NewPrimary(endToKey, g.toKey))
	o.calendar = control.NewPrimary(overviewCalendar, func() { g.deps.GoTo(TabCalendar) })
	o.bookings = control.NewQuiet(overviewBookings, func() { g.deps.Open(g.site().Bookings()) })
	o.heading = control.Column(2*theme.Grid, o.title, o.lead, o.toKey)
	o.box = control.Limit(theme.TextWidth, control.Column(6*theme.Grid,
		o.ending.box, o.heading, o.trouble.box, o.since.box, o.next.box,
		control.Row(3*theme.Grid, o.calendar, o.bookings)))
	return o
}

func (o *overview) show() {
	s, now := o.guide.state, o.guide.deps.Now()
	end := o.guide.atTheEnd()
	control.SetShown(o.ending.box, end)
	control.SetShown(o.heading, !end)
	o.ending.show()
	o.title.SetText(headline(s))
	o.lead.SetText(checkedLine(s, now))
	control.SetShown(o.toKey, keyless(s))
	o.calendar.SetPrimary(!keyless(s))
	trouble := inTheWay(s.Report.Findings)
	o.trouble.heading.SetText(readiness.HeadingOf(trouble))
	o.trouble.show(trouble, o.troubleRow)
	o.since.show(o.news(s.SinceVisit.News), newsRow)
	if !s.SinceVisit.Since.IsZero() {
		o.since.heading.SetText(fmt.Sprintf(overviewSince, sinceDay(s, now)))
	}
	o.next.show(o.nextTimes(people(s, now)), nextRow)
	control.SetShown(o.bookings, !o.guide.site().IsZero())
}

// atTheEnd reports whether the key was sent today and nothing has gone wrong since.
func (g *Guide) atTheEnd() bool {
	now := g.deps.Now()
	return keySent(g.state) && standingNow(g.state) != control.Blocked &&
		cliniko.DateOf(g.state.Clinic.HandedOver.At.In(now.Location())) == cliniko.DateOf(now)
}

// sinceDay is the day of the last visit so that it can stand after a comma: "on 9 November".
func sinceDay(s *live.State, now time.Time) string {
	return s.Style.OnDay(cliniko.DateOf(s.SinceVisit.Since.In(now.Location())), cliniko.DateOf(now))
}

func (o *overview) troubleRow(f readiness.Finding) fyne.CanvasObject {
	show := control.NewLink(overviewShow, func() { o.guide.deps.GoTo(TabWho) })
	words := control.Row(3*theme.Grid, control.Body(f.Title), show)
	if f.Cause == readiness.NoLongerBookable {
		words = control.Column(2*theme.Grid, control.Column(theme.Grid, control.Strong(f.Title), control.Hint(f.Detail)), o.lossWays(f))
	}
	return control.Lead(3*theme.Grid, control.Inset(0, 3, 0, 0, control.NewStateIcon(findingState(f), 18)), words)
}

// lossWays are what can be done about a loss: put it right in Cliniko, or say that it is
// meant.
func (o *overview) lossWays(f readiness.Finding) *fyne.Container {
	g := o.guide
	var ways []fyne.CanvasObject
	if !g.site().IsZero() {
		ways = append(ways, control.NewQuiet(settingsPage.Button, func() { g.open(settingsPage, TabWho-TabKey) }))
	}
	ways = append(ways,
		control.NewLink(readiness.WordAccept, func() { g.deps.Accept(f) }),
		control.NewLink(overviewShow, func() { g.deps.GoTo(TabWho) }))
	return control.Row(3*theme.Grid, ways...)
}

// item is a line with the state that it is about.
type item struct {
	State control.State
	Text  string
}

// mostNews is how many changes are told one by one.
const mostNews = 6

// news are the changes since the last visit, and what to make of the rest.
func (o *overview) news(all []readiness.News) (items []item) {
	for i, n := range all {
		if i == mostNews {
			return append(items, item{control.NotOffered, fmt.Sprintf(overviewMore, wording.Count(len(all)-i, "more change"))})
		}
		items = append(items, item{standing(o.guide.state.Report, n.Target), n.Text})
	}
	if len(items) > 0 {
		items = append(items, item{restState(o.guide.state.Report), overviewRest})
	}
	return items
}

// restState bears a tick only when all is well.
func restState(r readiness.Report) control.State {
	if r.Ready && !r.Incomplete {
		return control.Done
	}
	return control.NotOffered
}

func newsRow(i item) fyne.CanvasObject {
	return control.Lead(3*theme.Grid, control.NewStateIcon(i.State, 18), control.Body(i.Text))
}

// nextWidth is the room for a time and what it is for, beside the name.
const nextWidth float32 = 520

// nextTime is a practitioner's next free time, or why there is none.
type nextTime struct{ name, when, what string }

func (o *overview) nextTimes(people []person) []nextTime {
	times := make([]nextTime, len(people))
	for i, p := range people {
		times[i] = nextTime{p.Name, p.Next, p.What}
		if p.Next == "" {
			times[i].when, times[i].what = o.noNext(p)
		}
	}
	return times
}

func nextRow(t nextTime) fyne.CanvasObject {
	return control.Sides(theme.Grid, nextWidth, 1.1*nextWidth, control.Body(t.name),
		control.Grid(4*theme.Grid, 0.35*nextWidth, control.Body(t.when), control.Hint(t.what)))
}

// noNext says that no free time is known, and why. The name stands beside it already.
func (o *overview) noNext(p person) (until, why string) {
	why = wording.Capital(strings.TrimPrefix(p.Why, p.Name+" "))
	switch {
	case p.Open:
		return overviewOpen, why
	case p.Sure:
		until = fmt.Sprintf(overviewNone, wording.Ahead(o.guide.state.From, o.guide.state.To))
	default:
		until = overviewUnknown
	}
	return until, cmp.Or(why, p.Words)
}
