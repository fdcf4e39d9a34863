package guide

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// keyForm takes a key, has it checked, and says what became of it. It shows one of these:
// the field, below what the password store did not do, a question about the key's end,
// waiting, a question about the clinic it belongs to, or the key that is kept. What is in
// it belongs to the clinic on screen, and leaves with it.
type keyForm struct {
	guide *Guide
	box   *fyne.Container

	entry      *fyne.Container
	copyLater  *control.Text // how long the key can be copied once it is kept; not in the demo
	field      *control.Field
	said       *control.Notice
	check      *control.Button
	keepOld    *control.Button // leaves the present key in place
	question   *fyne.Container
	pasteAgain *control.Button // in the question

	waiting *fyne.Container
	waitFor *control.Text
	cancel  *control.Button

	other   *otherKey
	trouble *storeTrouble
	kept    *keptKey
	screen  storage.ClinicID
	tried   cliniko.Key // the one being checked, until it is taken
	asking  bool        // whether all of the key was copied
	change  bool        // a key is to take the place of the one that works
	edited  bool        // the field has changed since the last key was checked
}

func newKeyForm(g *Guide) *keyForm {
	f := &keyForm{guide: g, field: control.NewSecretField(keyPlaceholder), said: control.NewStandingNotice()}
	f.field.SetAction(keyPaste, f.paste)
	f.field.OnChanged = func(string) { f.changed() }
	f.field.OnSubmitted = func(string) { f.submit() }
	f.check = control.NewQuiet(keyCheck, f.submit)
	f.keepOld = control.NewQuiet(keyGiveUp, f.stopChange)
	f.copyLater = control.Hint(keyCopyLater)
	f.entry = control.Column(2*theme.Grid, f.copyLater,
		control.Column(theme.Grid, control.Label(keyLabel), control.Limit(fieldWidth, f.field)),
		f.said.Line(), control.Row(3*theme.Grid, f.check, f.keepOld))
	f.pasteAgain = control.NewQuiet(keyAgain, f.again)
	f.question = control.Column(3*theme.Grid, control.Strong(keyAllCopied), control.Hint(keyNoEnding),
		control.Row(3*theme.Grid, f.pasteAgain, control.NewQuiet(keyWasAll, f.wasAll)))
	f.waitFor, f.cancel = control.Body(""), control.NewQuiet(keyCancel, f.stopWaiting)
	f.waiting = control.Column(3*theme.Grid, f.waitFor, control.Row(0, f.cancel))
	f.field.Around = f.entry
	f.other = newOtherKey(g, f.stopChange)
	f.trouble = newStoreTrouble(g)
	f.kept = newKeptKey(g, f)
	f.box = control.Column(3*theme.Grid, f.trouble.box, f.entry, f.question, f.waiting, f.other.box, f.kept.box)
	return f
}

// paste takes what is in the clipboard as it is; ParseKey reads the key out of it.
func (f *keyForm) paste() {
	control.Focus(f.field)
	f.field.Paste(f.guide.deps.Clipboard)
	if f.field.Text == "" {
		f.submit() // says what to do
	}
}

// changed checks the form of the key at once, and names its region.
func (f *keyForm) changed() {
	f.edited, f.asking = true, false
	f.field.SetWrong(false)
	key, err := cliniko.ParseKey(f.field.Text)
	var wrong *cliniko.KeyShapeError
	switch {
	case f.field.Text == "":
		f.said.Clear()
	case errors.As(err, &wrong):
		f.field.SetWrong(true)
		f.said.Say(control.Attention, wrong.Sentence)
	case key.Shard() == "":
		f.said.Say(control.ToDo, keyNoRegion)
	default:
		f.said.Say(control.Done, fmt.Sprintf(keyRegion, key.Shard().Region()))
	}
	f.keepInView()
}

// keepInView shows what the field says below it, and the button, while somebody types.
func (f *keyForm) keepInView() {
	if canvas := control.CanvasOf(f.field); canvas != nil && canvas.Focused() == fyne.Focusable(f.field) {
		control.ScrollTo(f.entry)
	}
}

// submit has the key checked, or asks first whether all of it was copied.
func (f *keyForm) submit() {
	key, err := cliniko.ParseKey(f.field.Text)
	var wrong *cliniko.KeyShapeError
	switch {
	case errors.As(err, &wrong):
		f.said.Say(control.Attention, wrong.Sentence)
		control.Focus(f.field)
		f.field.Refuse()
	case key.Shard() == "":
		f.asking = true
		f.redraw()
		control.Focus(f.pasteAgain)
	default:
		f.try(key)
	}
}

// again lets the key be pasted once more.
func (f *keyForm) again() {
	f.asking = false
	f.field.Forget()
	f.redraw()
	control.Focus(f.field)
}

// wasAll takes the key as one made before regions existed.
func (f *keyForm) wasAll() {
	f.asking = false
	if key, err := cliniko.ParseKey(f.field.Text); err == nil {
		f.try(key.In(cliniko.DefaultShard))
	}
}

func (f *keyForm) try(key cliniko.Key) {
	if only := f.guide.deps.OnlyKey; !only.IsZero() && !key.Equal(only) {
		f.refuseInDemo()
		return
	}
	f.tried, f.edited = key, false
	f.field.SetWrong(false)
	f.guide.clearClipboard(key) // it stays in the field until Cliniko has taken it
	f.said.Say(control.ToDo, keyTrying)
	f.redraw()
	f.guide.deps.Commands.Try(key)
}

// refuseInDemo drops a key that may be a real one. The clipboard keeps it: there may be no other copy.
func (f *keyForm) refuseInDemo() {
	f.field.Forget()
	f.said.Say(control.Attention, keyDemoOnly)
	f.redraw()
	control.Focus(f.field)
}

// replace asks for another key in place of the one that is kept.
func (f *keyForm) replace() {
	f.change = true
	hint := keyReplaceHint
	if f.guide.handedOver() {
		hint = keyReplaceSent
	}
	f.said.Say(control.ToDo, hint)
	f.redraw()
	control.Focus(f.field)
}

// stopChange leaves the key that works in its place.
func (f *keyForm) stopChange() {
	f.guide.deps.Commands.DropPasted()
	f.empty()
	f.redraw()
}

// empty forgets what was pasted.
func (f *keyForm) empty() {
	f.tried, f.change, f.asking = cliniko.Key{}, false, false
	f.field.Forget()
	f.said.Clear()
}

func (f *keyForm) stopWaiting() {
	if s := f.guide.state; s.Key.Phase == live.KeyTrying {
		f.tried = cliniko.Key{}
		f.said.Clear()
	}
	f.guide.deps.Commands.StopWaiting(f.guide.state.Clinic.ID)
}

// busy reports whether the form waits for something while a key is kept.
func (f *keyForm) busy() bool { return f.change || f.guide.state.Key.Phase == live.KeyOther }

// focus brings the keyboard to the field, or to what has to be answered before.
func (f *keyForm) focus() {
	next, _ := f.next()
	if next == nil {
		f.replace()
		return
	}
	control.Focus(next)
}

// next is what to go on with in the form, and what belongs to it; nil: the key is kept.
func (f *keyForm) next() (fyne.Focusable, fyne.CanvasObject) {
	switch {
	case f.other.box.Visible():
		return f.other.drop, f.other.box
	case f.waiting.Visible():
		return f.cancel, f.waiting
	case f.question.Visible():
		return f.pasteAgain, f.question
	case f.trouble.box.Visible():
		return f.trouble.again, f.trouble.box
	case f.entry.Visible():
		return f.field, f.entry
	default:
		return nil, nil
	}
}

// works reports whether the clinic on screen is being read with its key.
func (f *keyForm) works() bool {
	phase := f.guide.state.Status.Phase
	return f.guide.state.Connected() && phase != live.KeyRefused && phase != live.Keyless
}

// forget asks, then removes the key from this computer.
func (f *keyForm) forget() {
	s := f.guide.state
	control.Ask(control.CanvasOf(f.box), forgetTitle, ForgetWords(s.Key), forgetDo, forgetKeep, func() { f.guide.deps.Commands.Forget(s.Clinic.ID) })
}

func (f *keyForm) redraw() { f.guide.SetState(f.guide.state) }

// show draws the state of the key.
func (f *keyForm) show(open bool) {
	k := f.guide.state.Key
	waits := waitingWords(k) != ""
	free := !f.other.show(f.guide.state) && !waits
	keeps := f.works() && !f.change
	control.SetShown(f.waiting, waits)
	f.waitFor.SetText(waitingWords(k))
	control.SetShown(f.kept.box, keeps && free)
	control.SetShown(f.question, f.asking && free && !keeps)
	control.SetShown(f.entry, !f.asking && free && !keeps && k.Phase != live.KeyNotForgotten)
	control.SetShown(f.copyLater, !f.guide.state.Demo)
	control.SetShown(f.keepOld, f.works() && f.change)
	f.trouble.show(free && f.trouble.stands(), open)
	f.check.SetPrimary(open && !f.trouble.stands())
	f.kept.show()
}

// followKey follows the key that was tried: taken, the field is emptied;
// failed, the reason is said until somebody types again.
func (f *keyForm) followKey(s *live.State) {
	k := s.Key
	ours := !f.tried.IsZero() && k.Ending == f.tried.Ending() && k.Shard == f.tried.Shard() // not a state from before it was tried
	switch {
	case ours && (k.Phase == live.KeySaving || k.Phase == live.KeyKept || k.Phase == live.KeySession):
		f.empty()
	case s.Clinic.ID != f.screen:
		f.empty()
	case ours && k.Phase == live.KeyFailed && !f.edited:
		if !f.field.Wrong() {
			f.field.Refuse()
		}
		f.said.Say(control.Blocked, keyFailure(k))
	}
	f.screen = s.Clinic.ID
}

// waitingWords says what is waited for; empty: nothing.
func waitingWords(k live.KeyState) string {
	switch k.Phase {
	case live.KeyTrying:
		if k.Problem != nil {
			return k.Problem.Sentence()
		}
		return keyTrying
	case live.KeySaving:
		return fmt.Sprintf(keySaving, storage.PasswordStore())
	case live.KeyReading:
		return fmt.Sprintf(keyReading, storage.PasswordStore())
	case live.KeyForgetting:
		return fmt.Sprintf(keyForgetting, storage.PasswordStore())
	default:
		return ""
	}
}

// keyFailure is why Cliniko did not take a key, with what is known of it.
func keyFailure(k live.KeyState) string {
	if k.Problem.Kind == cliniko.KindKeyRefused {
		return cliniko.RefusedKey(k.Shard, k.NamesRegion)
	}
	return k.Problem.Sentence()
}
