package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// canvas is where dialogs open; nil: there is nothing to tell about.
func (p *Page) canvas() fyne.Canvas {
	if p.business == "" {
		return nil
	}
	return control.CanvasOf(p.screen.root)
}

// Export asks how to take out what is shown. It does nothing where nothing can be saved.
func (p *Page) Export() {
	if over := p.canvas(); over != nil && p.deps.SaveFile != nil {
		showExport(over, p.export(), p.deps.SaveFile)
	}
}

// export is the list of what the view shows.
func (p *Page) export() sheet.Export {
	return sheet.Export{Sheet: sheet.Build(p.input(p.view, p.day, sheet.AsList)), Now: p.deps.Now()}
}

func showExport(over fyne.Canvas, export sheet.Export, saveFile func(name string, content []byte)) {
	var dialog *control.Dialog
	save := func(ending string, content func() []byte) func() {
		return func() {
			dialog.Close()
			saveFile(export.FileName(ending), content())
		}
	}
	body := control.Column(theme.Grid, control.Body(export.Title()+", "+export.Days()), control.Hint(sheet.ExportText(export.Sheet)))
	dialog = control.ShowDialog(over, textExport, body, nil,
		control.NewPrimary(textPrintPage, save(".html", export.Page)),
		control.NewQuiet(textCancel, func() { dialog.Close() }),
		control.NewQuiet(textCSV, save(".csv", export.CSV)))
}

// showKnowledge tells what is known and how old it is.
func (p *Page) showKnowledge() {
	over := p.canvas()
	if over == nil {
		return
	}
	body := control.Column(2*theme.Grid, control.Strong(p.sheet.Place), control.Body(fmt.Sprintf(textTimesIn, p.sheet.ZoneInFull())))
	for _, line := range p.knowledge() {
		body.Add(control.Body(line))
	}
	var dialog *control.Dialog
	dialog = control.ShowDialog(over, textKnowledge, body, nil, control.NewPrimary(textClose, func() { dialog.Close() }))
}

func (p *Page) knowledge() []string {
	return sheet.Know(p.input(p.view, p.day, p.sheet.Grouping)).Lines(p.deps.Now(), p.zone, p.state.Style)
}

// jump asks for a day to show, and gives its times the keyboard.
func (p *Page) jump() {
	over := p.canvas()
	if over == nil {
		return
	}
	month := func(day cliniko.Date) *sheet.Sheet { return sheet.Build(p.input(sheet.Month, day, sheet.Counts)) }
	showJump(over, p.day, p.today(), p.state.Style, month, func(day cliniko.Date) {
		p.goTo(day)
		p.screen.hidePanel()
		p.screen.shown().TakeKeyboard()
	})
}
