package guide

import (
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// whoPart lists who can be booked and what stands in the way.
type whoPart struct {
	guide *Guide

	main    *fyne.Container
	summary *control.Text
	people  *fyne.Container
	card    *fyne.Container
	persons []person

	aside    *fyne.Container
	title    *control.Text
	list     *fyne.Container
	limits   folded
	chosen   folded
	findings []readiness.Finding
}

// folded is a list of findings that has to be unfolded.
type folded struct {
	label string // with the number of findings
	list  *fyne.Container
	line  *control.Disclosure
	box   *fyne.Container
}

func newFolded(label string) folded {
	f := folded{label: label, list: control.Column(3 * theme.Grid)}
	f.line = control.NewDisclosure("", f.list)
	f.box = f.line.Section()
	return f
}

func (f folded) show(boxes []fyne.CanvasObject) {
	f.list.Objects = boxes
	f.line.SetLabel(fmt.Sprintf(f.label, len(boxes)))
	setShown(f.box, len(boxes) > 0)
}

func newWhoPart(g *Guide) *whoPart {
	w := &whoPart{guide: g, summary: control.Strong(""), title: control.Heading(""), people: control.Column(3 * theme.Grid), list: control.Column(3 * theme.Grid), limits: newFolded(foldedLimits), chosen: newFolded(foldedChoices)}
	w.card = control.Card(w.people)
	w.main = control.Column(4*theme.Grid, w.summary, w.card)
	w.aside = control.Column(3*theme.Grid, w.title, w.list, w.limits.box, w.chosen.box)
	return w
}

// show draws what has changed; what has not keeps its place, and the keyboard.
func (w *whoPart) show() {
	s, now := w.guide.state, w.guide.deps.Now()
	setText(w.summary, summary(s, now))
	setShown(w.main, s.Connected())
	if persons := people(s, now); !reflect.DeepEqual(persons, w.persons) {
		w.persons = persons
		w.people.Objects = each(persons, personRow)
	}
	setShown(w.card, len(w.persons) > 0)
	if !reflect.DeepEqual(s.Report.Findings, w.findings) {
		w.findings = s.Report.Findings
		inTheWay, limits, chosen := split(w.findings)
		w.list.Objects = each(inTheWay, w.findingBox)
		setText(w.title, findingsTitles[min(len(inTheWay), 1)])
		w.limits.show(each(limits, w.findingBox))
		w.chosen.show(each(chosen, w.findingBox))
	}
	setShown(w.aside, len(w.findings) > 0)
}

func each[M any](models []M, draw func(M) fyne.CanvasObject) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(models))
	for i, m := range models {
		objects[i] = draw(m)
	}
	return objects
}

// personWidth is the room for what is said of a practitioner, beside the name.
const personWidth float32 = 380

func personRow(p person) fyne.CanvasObject {
	words := []fyne.CanvasObject{control.Body(p.Words)}
	if p.Next != "" {
		words = append(words, control.Caption(fmt.Sprintf(nextTime, p.Next, p.What)))
	}
	return control.Lead(3*theme.Grid, control.NewStateIcon(p.State, 18),
		control.Sides(theme.Grid, personWidth, 1.5*personWidth, control.Body(p.Name), control.Column(0, words...)))
}

func (w *whoPart) findingBox(f readiness.Finding) fyne.CanvasObject {
	body := []fyne.CanvasObject{control.Column(0.5*theme.Grid, control.Strong(f.Title), control.Hint(f.Detail))}
	if f.Menu != "" {
		body = append(body, control.Path(string(f.Menu), nil), w.findingLinks(f))
	}
	content := control.Lead(2.5*theme.Grid, control.NewStateIcon(findingState(f), 18), control.Column(2*theme.Grid, body...))
	if f.Severity == readiness.Blocker {
		return control.Card(content)
	}
	return control.Plain(content)
}

func (w *whoPart) findingLinks(f readiness.Finding) fyne.CanvasObject {
	colleague := w.guide.copyButton(askColleague, func() string {
		return ask(w.guide.state.Clinic.Name, sentenceOf(f.Title)+" "+f.Detail, f.Menu, "")
	})
	site := w.guide.site()
	if site.IsZero() {
		return control.Row(0, colleague)
	}
	open := control.NewLink(settingsPage.Button, func() { w.guide.open(settingsPage, TabWho-TabKey) })
	return control.Row(3*theme.Grid, open, colleague)
}
