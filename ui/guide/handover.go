package guide

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// handOverForm lets the key be copied, then notes who received it. What was noted can be put
// right: until that is done, the note stays as it is.
type handOverForm struct {
	guide *Guide
	box   *fyne.Container
	mark  *fyne.Container // below the copying
	name  *control.Field
	wrong *control.Notice
	noted *control.Button

	corrects storage.ClinicID // the clinic whose note is being put right; zero: none
	notSent  *control.Button  // takes the note back
	keep     *control.Button  // leaves it as it is
	open     bool
}

func newHandOverForm(g *Guide) *handOverForm {
	f := &handOverForm{guide: g, name: control.NewField(handOverExample), wrong: control.NewStandingNotice()}
	f.name.OnChanged = f.changed
	f.name.OnSubmitted = func(string) { f.note() }
	f.noted = control.NewQuiet(handOverDone, f.note)
	f.notSent = control.NewQuiet(handOverNotSent, f.takeBack)
	f.keep = control.NewLink(handOverKeep, f.stopCorrecting)
	f.mark = control.Column(2*theme.Grid,
		control.Column(theme.Grid, control.Label(handOverLabel), control.Limit(fieldWidth, f.name), f.wrong.Line()),
		control.Row(3*theme.Grid, f.noted, f.notSent, f.keep))
	f.name.Around = f.mark
	f.box = control.Column(4*theme.Grid, g.copier.box, f.mark)
	return f
}

// show shows the form in the open action only.
func (f *handOverForm) show(open bool) {
	f.open = open
	control.SetShown(f.box, open)
	control.SetShown(f.notSent, f.correcting())
	control.SetShown(f.keep, f.correcting())
	f.allow()
}

// next is copying the key, then noting that it was sent.
func (f *handOverForm) next() (fyne.Focusable, fyne.CanvasObject) {
	if copier := f.guide.copier; f.copyFirst() {
		return copier.copy, copier.box
	}
	return f.name, f.mark
}

// copyFirst reports whether copying the key comes before noting that it was sent.
func (f *handOverForm) copyFirst() bool {
	named := f.guide.state.Key.Copied && f.receiver() != ""
	return f.guide.copier.claims() && !named
}

func (f *handOverForm) hasFocus() bool { return focused(f.name, f.noted, f.notSent, f.keep) }

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

// allow lets the button be pressed once there is a clinic, and has one main button.
func (f *handOverForm) allow() {
	f.guide.copier.show(f.open, f.copyFirst())
	f.noted.SetPrimary(f.open && !f.copyFirst())
	if f.asks() {
		f.noted.Enable()
	} else {
		f.noted.Disable()
	}
}

func (f *handOverForm) receiver() string { return strings.TrimSpace(wording.Name(f.name.Text)) }

// note notes that the key was sent, and asks for whom before. While nobody has copied it here,
// it asks whether it was: the button may have been taken for one that sends it.
func (f *handOverForm) note() {
	switch {
	case !f.asks():
	case f.receiver() == "":
		f.wrong.Say(control.Attention, handOverNobody)
		control.Focus(f.name)
		f.name.Refuse()
	case f.guide.state.Key.Copied || f.correcting():
		f.keepNote()
	default:
		f.askWhetherSent()
	}
}

// asks reports whether note has something to ask or to keep.
func (f *handOverForm) asks() bool { return f.guide.state.Connected() }

func (f *handOverForm) keepNote() {
	handed := storage.HandOver{To: f.receiver(), At: f.guide.deps.Now().UTC()}
	f.corrects = storage.ClinicID{}
	f.guide.update(func(c *storage.Clinic) { c.HandedOver = &handed })
	f.name.SetText("")
}

// askWhetherSent asks about the clinic on screen; an answer that comes when another one is there
// does nothing.
func (f *handOverForm) askWhetherSent() {
	var dialog *control.Dialog
	id := f.guide.state.Clinic.ID
	answer := func(do func()) func() {
		return func() {
			dialog.Close()
			if f.guide.state.Clinic.ID == id {
				do()
			}
		}
	}
	main := control.NewPrimary(sentNot, func() { dialog.Close() })
	var others []*control.Button
	if f.guide.copier.may() {
		others = append(others, main)
		main = control.NewPrimary(copyKey, answer(f.guide.copier.ask))
	}
	others = append(others, control.NewQuiet(sentAnyway, answer(f.keepNote)))
	dialog = control.ShowDialog(control.CanvasOf(f.box), fmt.Sprintf(sentTitle, f.receiver()), control.Body(sentText), nil, main, others...)
}

// correct goes back to the form with what was noted, which stays until something else is.
func (f *handOverForm) correct() {
	c := f.guide.state.Clinic
	f.corrects = c.ID
	f.name.SetText(c.HandedOver.To)
	f.guide.step(TabHandOver - TabKey).choose(sendRow)
}

// correcting reports whether what was noted of the clinic on screen is being put right.
func (f *handOverForm) correcting() bool {
	s := f.guide.state
	return keySent(s) && f.corrects == s.Clinic.ID
}

// stopCorrecting leaves what was noted as it is.
func (f *handOverForm) stopCorrecting() {
	f.corrects = storage.ClinicID{}
	f.name.SetText("")
	f.guide.draw()
}

// takeBack forgets that the key was sent; the name stays in the form.
func (f *handOverForm) takeBack() {
	f.corrects = storage.ClinicID{}
	f.guide.step(TabHandOver - TabKey).open = sendRow
	f.guide.update(func(c *storage.Clinic) { c.HandedOver = nil })
}

// follow forgets a correction that was begun for another clinic than the one on screen.
func (f *handOverForm) follow(id storage.ClinicID) {
	if f.corrects != (storage.ClinicID{}) && f.corrects != id {
		f.corrects = storage.ClinicID{}
		f.name.SetText("")
	}
}
