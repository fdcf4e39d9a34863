package calendar

import (
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
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
	save := func(label, ending string, content func() []byte) *control.Button {
		return control.NewQuiet(label, func() {
			dialog.Close()
			p.deps.SaveFile(export.FileName(ending), content())
		})
	}
	body := control.Column(theme.Grid, control.Body(export.head()[0]), control.Hint(exportText(export.Sheet)))
	dialog = control.ShowDialog(over, textExport, body, nil,
		control.NewPrimary(textCancel, func() { dialog.Close() }),
		save(textCSV, ".csv", export.CSV), save(textPrintPage, ".html", export.Page))
}

// export is the list of what the view shows.
func (p *Page) export() Export {
	sheet := Build(p.input(p.view, p.day, AsList))
	e := Export{Sheet: sheet, Zone: p.zoneInFull()}
	if !sheet.Oldest.IsZero() {
		e.AsOf = asOfDateText(sheet.Oldest, p.deps.Now(), p.zone)
	}
	return e
}

// zoneInFull is "Sydney time (Australia/Sydney)".
func (p *Page) zoneInFull() string {
	if !p.zoneKnown {
		return unknownZoneText(p.sheet.Place, p.deps.Now())
	}
	return p.zoneText() + " (" + p.zone.String() + ")"
}

// asOfDateText is "As of 24 November 2026, 11:02, 1 min ago": a file outlives the day.
func asOfDateText(read, now time.Time, zone *time.Location) string {
	at := read.In(zone)
	day := cliniko.DateOf(at)
	return "As of " + rangeText(day, day) + ", " + timeText(at) + ", " + ageText(now.Sub(read))
}
