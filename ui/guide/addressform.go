package guide

import (
	"strings"

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
	said  *control.Notice // what the address is for, or what is wrong with it: as many lines, so that nothing moves
	goOn  func()
}

// newAddressForm makes one; goOn is called on Return when nothing is wrong.
func newAddressForm(g *Guide, goOn func()) *addressForm {
	f := &addressForm{guide: g, field: control.NewField(addressExample), said: control.NewNotice(), goOn: goOn}
	f.field.OnChanged = f.changed
	f.field.OnSubmitted = func(string) { f.submit() }
	f.field.OnLeave = f.judge
	f.box = control.Column(theme.Grid, control.Label(addressLabel), control.Limit(fieldWidth, f.field), f.said.Line())
	f.said.Say(control.ToDo, addressPurpose)
	return f
}

// fieldWidth is how wide a field grows.
const fieldWidth float32 = 524

// changed takes an address as soon as it is whole; what is not whole yet is not called
// wrong while somebody types.
func (f *addressForm) changed(text string) {
	if looksLikeKey(text) {
		f.field.Forget()
		f.said.Say(control.Attention, addressKey)
		return
	}
	site, ok := ParseAddress(text)
	f.field.SetWrong(false)
	f.said.Say(control.ToDo, addressPurpose)
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

// refused reports whether what was typed is no address; nothing is none that is wrong.
func (f *addressForm) refused() bool {
	return strings.TrimSpace(f.field.Text) != "" && f.guide.typed.IsZero()
}

// judge says so when what was typed is no address.
func (f *addressForm) judge() {
	if f.refused() {
		f.field.SetWrong(true)
		f.said.Say(control.Attention, addressWrong)
	}
}

func (f *addressForm) submit() {
	if f.refused() {
		f.judge()
		f.field.Refuse()
		return
	}
	f.goOn()
}

func (f *addressForm) show(needed bool) {
	control.SetShown(f.box, needed)
	if host := f.guide.typed.Host(); host != "" && f.field.Text == "" {
		f.field.SetText(host)
	}
}
