package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// Export asks how to take out what is shown. It does nothing where nothing can be saved.
func (p *Page) Export() {
	over := fyne.CurrentApp().Driver().CanvasForObject(p.screen.root)
	if over == nil || p.business == "" || p.deps.SaveFile == nil {
		return
	}
	var dialog *control.Dialog
	export := p.export()
	save := func(ending string, content func() []byte) func() {
		return func() {
			dialog.Close()
			p.deps.SaveFile(export.FileName(ending), content())
		}
	}
	body := control.Column(theme.Grid, control.Body(export.Title()+", "+export.Days()), control.Hint(sheet.ExportText(export.Sheet)))
	dialog = control.ShowDialog(over, textExport, body, nil,
		control.NewPrimary(textPrintPage, save(".html", export.Page)),
		control.NewQuiet(textCancel, func() { dialog.Close() }),
		control.NewQuiet(textCSV, save(".csv", export.CSV)))
}

// export is the list of what the view shows.
func (p *Page) export() sheet.Export {
	return sheet.Export{Sheet: sheet.Build(p.input(p.view, p.day, sheet.AsList)), Zone: p.zoneInFull(), Now: p.deps.Now()}
}

// zoneInFull is "Sydney time (Australia/Sydney)".
func (p *Page) zoneInFull() string {
	if !p.zoneKnown {
		return fmt.Sprintf(textHereZone, p.zoneText(), p.sheet.Place)
	}
	return fmt.Sprintf("%s (%s)", p.zoneText(), p.zone)
}
