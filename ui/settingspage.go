package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
	"mieahealth.com/companion/ui/theme"
)

// tabSettings is the page of no tab.
const tabSettings = len(tabLabels)

// settingsPage is where this app is set up.
type settingsPage struct {
	window    *Window
	page      *control.Page
	rows      []settingRow
	explained []explained
	removes   *control.Text // what forgetting the clinic takes away
	forget    *fyne.Container
	from      int // the tab that Settings was opened from
}

// settingRow is a setting with what chooses it.
type settingRow struct {
	setting
	segments *control.Segments
}

// explained is a text that depends on the clinic.
type explained struct {
	text    *control.Text
	explain func(*Window) string
}

func newSettingsPage(w *Window) *settingsPage {
	p := &settingsPage{window: w, removes: control.Body("")}
	p.forget = p.row(p.removes, control.NewQuiet(wordForgetClinic, func() { w.askForget(w.drawn) }))
	p.page = control.NewPage(theme.PageWidth, control.Limit(theme.TextWidth, control.Column(6*theme.Grid,
		control.Ends(4*theme.Grid, control.Title(titleSettings), control.NewQuiet(wordDone, p.leave)),
		p.part(titleAppearance, appearanceSettings),
		p.part(titleCalendar, calendarSettings),
		control.Column(2*theme.Grid, control.Heading(titleComputer),
			p.row(control.Body(fmt.Sprintf(textWhereKept, storage.PasswordStore())), control.NewQuiet(wordShowFolder, func() { w.openFolder(w.deps.Folder) })),
			p.forget))))
	return p
}

func (p *settingsPage) part(title string, settings []setting) *fyne.Container {
	part := control.Column(2*theme.Grid, control.Heading(title))
	for _, s := range settings {
		segments := control.NewSegments(s.labels, max(0, s.chosen(p.window.preferences)), func(i int) { p.window.choose(s, i) })
		p.rows = append(p.rows, settingRow{s, segments})
		part.Add(p.row(p.name(s), segments))
	}
	return part
}

// name is what a setting is called, with what explains it below.
func (p *settingsPage) name(s setting) fyne.CanvasObject {
	name := control.Body(s.name)
	if s.explain == nil {
		return name
	}
	below := explained{control.Caption(""), s.explain}
	p.explained = append(p.explained, below)
	return control.Column(0, name, below.text)
}

// row puts a control beside what it is about, over a line.
func (p *settingsPage) row(about, change fyne.CanvasObject) *fyne.Container {
	return control.Column(2*theme.Grid, control.Ends(4*theme.Grid, about, control.Row(0, change)), control.NewLine())
}

// show draws what depends on the clinic, and what was chosen elsewhere.
func (p *settingsPage) show(s *live.State) {
	for _, r := range p.rows {
		r.segments.Select(max(0, r.chosen(p.window.preferences)))
	}
	for _, e := range p.explained {
		e.text.SetText(e.explain(p.window))
	}
	p.removes.SetText(fmt.Sprintf(textForgetRemoves, guide.ClinicName(s.Clinic)))
	control.SetShown(p.forget, s.Connected())
}

// leave goes back to where Settings was opened.
func (p *settingsPage) leave() { p.window.show(p.from) }

// showSettings opens the page.
func (w *Window) showSettings() {
	from := w.tabs.Selected()
	w.show(tabSettings)
	if from != tabSettings {
		w.settings.from = from
	}
	w.window.Canvas().Focus(w.settings.rows[0].segments)
}
