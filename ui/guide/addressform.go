package guide

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// addressForm asks for the clinic's Cliniko address, so that a button can open it before
// a key has told it. Nobody has to fill it in.
type addressForm struct {
	guide *Guide
	box   *fyne.Container
	field *control.Field
	wrong *control.Notice
}

func newAddressForm(g *Guide) *addressForm {
	f := &addressForm{guide: g, field: control.NewField(addressExample), wrong: control.NewNotice()}
	f.field.OnChanged = f.changed
	f.field.OnSubmitted = func(string) { f.judge() }
	f.box = control.Column(theme.Grid, control.Label(addressLabel), control.Limit(fieldWidth, f.field), f.wrong.Line())
	return f
}

// fieldWidth is how wide a field grows.
const fieldWidth float32 = 524

// changed takes an address as soon as it is whole; what is not whole yet is not called
// wrong while somebody types.
func (f *addressForm) changed(text string) {
	if looksLikeKey(text) {
		f.field.Forget()
		f.wrong.Say(control.Attention, addressKey)
		return
	}
	site, ok := ParseAddress(text)
	f.field.SetWrong(false)
	f.wrong.Clear()
	if ok != !f.guide.typed.IsZero() || site != f.guide.typed {
		f.guide.typed, f.guide.recalled = site, true
		f.keep(site)
		f.guide.draw()
	}
}

// keep remembers the address, as a whole, until a key tells it.
func (f *addressForm) keep(site cliniko.Site) {
	if !f.guide.state.Connected() {
		f.guide.update(func(c *storage.Clinic) { c.Subdomain = site.Host() })
	}
}

func (f *addressForm) judge() {
	if f.field.Text != "" && f.guide.typed.IsZero() {
		f.field.SetWrong(true)
		f.wrong.Say(control.Attention, addressWrong)
	}
}

func (f *addressForm) show(needed bool) {
	control.SetShown(f.box, needed)
	if host := f.guide.typed.Host(); host != "" && f.field.Text == "" {
		f.field.SetText(host)
	}
}
