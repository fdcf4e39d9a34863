package bookable

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// topic names a finding.
type topic struct {
	cause readiness.Cause
	at    readiness.Target
	of    parts // of a note on several entities: what each of them is
}

// parts say which fields of a target are set.
type parts struct{ business, practitioner, appointmentType bool }

func topicOf(f readiness.Finding) topic {
	t := topic{cause: f.Cause, at: f.Target}
	if len(f.Parts) > 0 {
		one := f.Parts[0]
		t.of = parts{one.Business != "", one.Practitioner != "", one.AppointmentType != ""}
	}
	return t
}

// card is what is shown of a finding. Two that are equal look the same.
type card struct {
	topic
	state         control.State
	title, detail string
	open          bool // what to do about it is shown
	main          bool // its button is the main one of the page
	menu          cliniko.Menu
	site          bool // the clinic's Cliniko address is known
	bookingPage   bool // the patients' page can be opened for just this
	affects       string
	mark          readiness.Mark // the clinic's own; empty: none
	suggested     readiness.Mark // the one that would change something; empty: none
	partNames     string         // what a note on several entities is about, a line each
}

func (p *Page) card(f readiness.Finding, open topic) card {
	c := card{topic: topicOf(f), state: stateOf(f), title: f.Title, detail: f.Detail}
	c.mark, _ = givenMark(p.state.Clinic, f)
	if c.open = c.topic == open; !c.open {
		return c
	}
	c.main = !p.finished()
	c.partNames = strings.Join(p.partNames(f), "\n")
	c.menu, c.site = f.Menu, !p.state.Site.IsZero()
	o, one := single(f.Target, f.Offerings)
	c.bookingPage = one && c.site && readiness.Target(o) != p.chosen // which has a button of its own
	c.affects = p.words.Affects(f)
	above := p.marksCell()
	if c.mark == readiness.ShouldBeOff || c.mark == "" && markable(f) && !above {
		c.suggested = suggestedMark(f)
	}
	if above {
		c.mark = ""
	}
	return c
}

// marksCell reports whether the clinic's mark is given or taken back for just the cell that is chosen.
func (p *Page) marksCell() bool {
	return markOn(p.state.Clinic, p.chosen) != "" || p.screen.panel.suggestedMark() != ""
}

// cardBox is a card on screen.
type cardBox struct {
	card
	page    *Page
	finding readiness.Finding // of the newest state
	box     *fyne.Container
	buttons []*control.Button
}

func (p *Page) newCardBox(c card, f readiness.Finding) *cardBox {
	b := &cardBox{card: c, page: p, finding: f}
	body := []fyne.CanvasObject{control.Column(theme.Grid, control.Strong(c.title), control.Hint(c.detail))}
	if c.open {
		body = append(body, b.fix()...)
	} else if f.Menu != "" || c.mark != "" || markable(f) {
		body = append(body, control.Row(0, b.add(control.NewLink(textWhatToDo, func() { p.unfold(c.topic) }))))
	}
	content := control.Lead(3*theme.Grid, control.NewStateIcon(c.state, iconSide), control.Column(2*theme.Grid, body...))
	if b.box = control.Plain(content); c.open {
		b.box = control.Card(content)
	}
	return b
}

func (b *cardBox) add(button *control.Button) *control.Button {
	b.buttons = append(b.buttons, button)
	return button
}

// fix is what to do: the path, the buttons, and the clinic's own mark.
func (b *cardBox) fix() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if b.menu != "" {
		parts = append(parts, control.MenuPath(string(b.menu), nil))
	}
	if len(b.finding.Parts) > 0 {
		parts = append(parts, b.listed())
	}
	if buttons := b.actions(); len(buttons) > 0 {
		parts = append(parts, control.Inset(0, theme.Grid, 0, 0, control.Row(3*theme.Grid, buttons...)))
	}
	var notes []fyne.CanvasObject
	if b.affects != "" {
		notes = append(notes, control.Caption(b.affects))
	}
	if b.mark != "" {
		notes = append(notes, control.Caption(markedTexts[b.mark]), b.add(control.NewLink(textUndo, b.undo)))
	}
	if b.suggested != "" {
		notes = append(notes, b.add(control.NewLink(b.markLabel(), func() { b.page.mark(b.at, b.suggested) })))
	}
	if len(notes) > 0 {
		parts = append(parts, control.Row(2*theme.Grid, notes...))
	}
	return parts
}

// markLabel is what the clinic says with the mark that is suggested.
func (c card) markLabel() string {
	if c.cause == readiness.NoLongerBookable {
		return textAccept
	}
	return markLabels[c.suggested]
}

// partNames are the names of what a note on several entities is about, as many as are shown.
func (p *Page) partNames(f readiness.Finding) (names []string) {
	for _, part := range f.Parts[:min(len(f.Parts), firstFindings+p.more)] {
		names = append(names, p.words.Subject(part.Target))
	}
	return names
}

// listed are the entities that a note is about; each leads to what is to be said of it alone.
func (b *cardBox) listed() fyne.CanvasObject {
	var links []fyne.CanvasObject
	names := b.page.partNames(b.finding)
	for i, name := range names {
		links = append(links, b.add(control.NewLink(name, func() { b.page.choose(b.finding.Parts[i].Target) })))
	}
	if left := len(b.finding.Parts) - len(names); left > 0 {
		links = append(links, b.add(control.NewLink(fmt.Sprintf(textMore, min(left, firstFindings)), b.page.listMore)))
	}
	return control.Row(2*theme.Grid, links...)
}

// actions are the buttons that lead out of the window.
func (b *cardBox) actions() (buttons []fyne.CanvasObject) {
	if b.menu != "" && b.site {
		open := b.add(control.NewQuiet(textOpenSettings, func() { b.page.deps.Open(b.page.state.Site.Settings()) }))
		open.SetPrimary(b.main)
		buttons = append(buttons, open)
	}
	if b.menu != "" {
		buttons = append(buttons, b.add(b.askButton()))
	}
	if b.bookingPage {
		buttons = append(buttons, b.add(control.NewLink(textPatientsPage, func() {
			o, _ := single(b.at, b.finding.Offerings)
			b.page.deps.Open(b.page.state.Site.BookingsFor(o))
		})))
	}
	return buttons
}

// askButton offers the ways to ask somebody who has the rights. What Cliniko itself
// refuses nobody at the clinic can change, so that goes to MIEA.
func (b *cardBox) askButton() *control.Button {
	if b.cause == readiness.Refused {
		return control.NewCopyButton(textAskMIEA, func() string { return sentences(b.finding) })
	}
	var ask *control.Button
	ask = control.NewQuiet(textAsk, func() { b.page.deps.Ask(ask, request(b.finding), b.menu) })
	return ask
}

func (b *cardBox) undo() {
	if b.mark == readiness.OffIgnored {
		b.page.takeBack(b.at)
		return
	}
	if _, which := givenMark(b.page.state.Clinic, b.finding); which != nil {
		b.page.deps.Update(unmark(which))
	}
}
