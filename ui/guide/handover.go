package guide

import (
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// handOverForm notes who received the key.
type handOverForm struct {
	guide *Guide
	box   *fyne.Container
	entry *fyne.Container
	name  *control.Field
	wrong *control.Notice
	noted *control.Button
	undo  *fyne.Container
}

func newHandOverForm(g *Guide) *handOverForm {
	f := &handOverForm{guide: g, name: control.NewField(handOverExample), wrong: control.NewNotice()}
	f.name.OnChanged = f.changed
	f.name.OnSubmitted = func(string) { f.note() }
	f.noted = control.NewQuiet(handOverDone, f.note)
	f.entry = control.Column(2*theme.Grid,
		control.Column(theme.Grid, control.Label(handOverLabel), control.Limit(fieldWidth, f.name), f.wrong.Line()), control.Row(0, f.noted))
	f.undo = control.Row(0, control.NewLink(handOverUndo, f.takeBack))
	f.box = control.Column(0, f.entry, f.undo)
	return f
}

func (f *handOverForm) show(open bool) {
	noted := f.guide.state.Clinic.HandedOver != nil
	control.SetShown(f.entry, !noted)
	control.SetShown(f.undo, noted)
	f.noted.SetPrimary(open)
	f.allow()
}

// changed refuses the key, which is in the clipboard when people come here.
func (f *handOverForm) changed(text string) {
	if looksLikeKey(text) {
		f.name.Forget()
		f.wrong.Say(control.Attention, handOverKey)
	} else if text != "" {
		f.wrong.Clear()
	}
	f.allow()
}

// looksLikeKey reports whether a text that belongs elsewhere is an API key: those are shown
// and kept nowhere.
func looksLikeKey(text string) bool {
	key, err := cliniko.ParseKey(text)
	return err == nil && key.Ending() != ""
}

// allow lets the button be pressed once there is a name and a clinic.
func (f *handOverForm) allow() {
	if f.receiver() != "" && f.guide.state.Connected() {
		f.noted.Enable()
	} else {
		f.noted.Disable()
	}
}

func (f *handOverForm) receiver() string { return strings.TrimSpace(wording.Name(f.name.Text)) }

func (f *handOverForm) note() {
	if f.noted.Disabled() {
		return
	}
	handed := storage.HandOver{To: f.receiver(), At: f.guide.deps.Now().UTC()}
	f.guide.update(func(c *storage.Clinic) { c.HandedOver = &handed })
	f.name.SetText("")
}

func (f *handOverForm) takeBack() {
	f.guide.update(func(c *storage.Clinic) { c.HandedOver = nil })
}
