package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
	"mieahealth.com/companion/ui/theme"
)

// header is the line on top: which clinic, how it stands, and what can be done anywhere. It never shows a key.
type header struct {
	name   *control.Text
	change *control.Button // opens the list of clinics
	region *control.Text
	chip   *control.Chip
	check  *control.Button
	more   *control.Button
	box    *fyne.Container

	text   headerText
	state  control.State // shown by the chip, with status
	status string
}

// headerText is what the header says of the clinic.
type headerText struct {
	name, region string
	connected    bool
}

func newHeader(checkNow, showMenu, showClinics func()) *header {
	h := &header{
		name:   control.Heading(wordNoClinic).OnOneLine(),
		region: control.Hint(""),
		chip:   control.NewStateChip(control.ToDo, ""),
		check:  control.NewQuiet(wordCheckNow, checkNow),
	}
	h.change = control.NewGlyphButton(control.GlyphDown, menuClinics, showClinics)
	h.more = control.NewGlyphButton(control.GlyphMore, wordMore, showMenu)
	h.box = control.Bar(3*theme.Grid, []fyne.CanvasObject{control.Trail(3*theme.Grid, h.name, h.change)}, []fyne.CanvasObject{h.region, h.chip},
		control.Row(2*theme.Grid, h.check, h.more))
	return h
}

// show draws a state, if it looks otherwise; the texts that age with the clock too.
func (h *header) show(s *live.State, now time.Time) {
	if text := (headerText{titleOf(s), s.Clinic.ID.Shard.Region(), s.Connected()}); text != h.text {
		h.text = text
		h.name.SetText(text.name)
		h.region.SetText(text.region)
		control.SetShown(h.region, text.connected)
		control.SetShown(h.check, text.connected)
		h.box.Refresh()
	}
	h.showStatus(s, now)
}

// showStatus draws what ages with the clock, if it has changed.
func (h *header) showStatus(s *live.State, now time.Time) {
	state, text := statusLine(s, now)
	if state == h.state && text == h.status {
		return
	}
	h.state, h.status = state, text
	h.chip.Set(state, text)
	h.box.Refresh()
}

// titleOf is the name of what is on screen.
func titleOf(s *live.State) string {
	switch {
	case s.Connected():
		return guide.ClinicName(s.Clinic)
	case len(s.Clinics) > 0:
		return wordNewClinic
	default:
		return wordNoClinic
	}
}

const headerPad = 3 * theme.Grid
