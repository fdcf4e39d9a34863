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

// handOverForm lets the key be copied, then notes who received it.
type handOverForm struct {
	guide *Guide
	box   *fyne.Container
	mark  *fyne.Container // below the copying
	name  *control.Field
	wrong *control.Notice
	noted *control.Button
}

func newHandOverForm(g *Guide) *handOverForm {
	f := &handOverForm{guide: g, name: control.NewField(handOverExample), wrong: control.NewNotice()}
	f.name.OnChanged = f.changed
	f.name.OnSubmitted = func(string) { f.note() }
	f.noted = control.NewQuiet(handOverDone, f.note)
	f.mark = control.Column(2*theme.Grid,
		control.Column(theme.Grid, control.Label(handOverLabel), control.Limit(fieldWidth, f.name), f.wrong.Line()), control.Row(0, f.noted))
	f.name.Around = f.mark
	f.box = control.Column(4*theme.Grid, g.copier.box, f.mark)
	return f
}

func (f *handOverForm) show(open bool) {
	f.guide.copier.show(open)
	f.noted.SetPrimary(open && !f.guide.copier.claims())
	f.allow()
}

// next is copying the key, then noting that it was sent.
func (f *handOverForm) next() (fyne.Focusable, fyne.CanvasObject) {
	if copier := f.guide.copier; copier.claims() {
		return copier.copy, copier.box
	}
	return f.name, f.mark
}

func (f *handOverForm) hasFocus() bool { return focused(f.name, f.noted) }

// changed refuses the key, which is in the clipboard when people come here.
func (f *handOverForm) changed(text string) {
	if looksLikeKey(text) {
		f.name.Forget()
		f.wrong.Say(control.Attention, handOverKey)
	} else if text != "" {
		f.name.SetWrong(false)
		f.wrong.Clear()
	}
}

// looksLikeKey reports whether a text that belongs elsewhere is an API key: those are shown
// and kept nowhere.
func looksLikeKey(text string) bool {
	key, err := cliniko.ParseKey(text)
	return err == nil && key.Ending() != ""
}

// allow lets the button be pressed once there is a clinic.
func (f *handOverForm) allow() {
	if f.asks() {
		f.noted.Enable()
	} else {
		f.noted.Disable()
	}
}

func (f *handOverForm) receiver() string { return strings.TrimSpace(wording.Name(f.name.Text)) }

// note keeps that the key was sent, and asks for whom before.
func (f *handOverForm) note() {
	if !f.asks() {
		return
	}
	if f.receiver() == "" {
		f.wrong.Say(control.Attention, handOverNobody)
		control.Focus(f.name)
		f.name.Refuse()
		return
	}
	handed := storage.HandOver{To: f.receiver(), At: f.guide.deps.Now().UTC()}
	f.guide.update(func(c *storage.Clinic) { c.HandedOver = &handed })
	f.name.SetText("")
}

// asks reports whether note has something to ask or to keep.
func (f *handOverForm) asks() bool { return f.guide.state.Connected() }

// takeBack forgets that the key was sent: it was not, or went to somebody else.
func takeBack(c *storage.Clinic) { c.HandedOver = nil }
