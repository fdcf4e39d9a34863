package integration

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/ui/control"
)

// shares ticks that the computer is shared, and sends the key.
func (d *desk) shares() {
	d.t.Helper()
	d.connect(d.seaside)
	d.reads()
	d.ticksForgetOnClose()
}

// keyboardAt is what a person types into now; nil: no field.
func (d *desk) keyboardAt() *control.Field {
	field, _ := d.app.screen().Canvas().Focused().(*control.Field)
	return field
}

func TestASharedComputer(t *testing.T) {
	t.Run("lets the key be copied until the app closes, and says so", func(t *testing.T) {
		d := newDesk(t)
		d.shares()
		d.requireSees("until when it can be copied, in step 1", "until you close this app")
		d.goTo(tabHandOver)
		d.opensAction(labelSendAction)
		d.requireSees("until when it can be copied, in step 4", "You can copy it until you close this app")
	})
	t.Run("without the key claims nothing that it cannot check, and leads to the field", func(t *testing.T) {
		d := newDesk(t)
		d.shares()
		d.confirms()
		d.marksSent()
		d.goTo(tabHandOver)
		d.requireSees("that this app needs the key", "Paste one when you open it")
		d.restart()
		for _, tab := range []string{tabHandOver, tabOverview} {
			d.goTo(tab)
			d.requireNotSees("that all is well", "You’re connected", "Patients can book", "nothing more for you to do", "Open this app at any time")
			d.requireSees("what was known", "When last checked (")
			d.requireSees("what is missing", "Paste it again")
			d.press(labelToKey)
			require.NotNil(t, d.keyboardAt())
			require.Equal(t, fieldKey, d.keyboardAt().PlaceHolder)
		}
		d.goTo(tabOverview)
		d.press(labelCheckNow)
		d.rest()
		require.NotNil(t, d.keyboardAt())
		require.Equal(t, fieldKey, d.keyboardAt().PlaceHolder)
	})
}

func TestMarkingTheKeyAsSent(t *testing.T) {
	sends := func(t *testing.T) *desk {
		d := newDesk(t)
		d.connect(d.seaside)
		d.goTo(tabHandOver)
		d.opensAction(labelSendAction)
		d.field(fieldReceiver).SetText("Ravi at MIEA")
		return d
	}
	t.Run("asks first while the key was never copied here, and leads to copying it", func(t *testing.T) {
		d := sends(t)
		d.press(labelMarkSent)
		require.Nil(t, d.state().Clinic.HandedOver)
		d.requireSees("a question", "Does Ravi at MIEA have the key?")
		d.press(labelCopyKey)
		d.press(labelCopyKey) // to confirm it
		d.eventually("the key in the clipboard", func() bool { return d.clipboard() == d.seaside.key })
		d.eventually("the copying to be kept", func() bool { return d.key().Copied })
		d.restart()
		d.goTo(tabHandOver)
		d.opensAction(labelSendAction)
		d.field(fieldReceiver).SetText("Ravi at MIEA")
		d.press(labelMarkSent)
		d.eventually("the hand-over to be kept", func() bool { return d.state().Clinic.HandedOver != nil })
	})
	t.Run("takes the word of who has sent it in another way", func(t *testing.T) {
		d := sends(t)
		d.press(labelMarkSent)
		d.press(labelSentAnyway)
		d.eventually("the hand-over to be kept", func() bool { return d.state().Clinic.HandedOver != nil })
	})
	t.Run("asks again for another key", func(t *testing.T) {
		d := sends(t)
		d.press(labelCopyKey)
		d.press(labelCopyKey)
		d.eventually("the copying to be kept", func() bool { return d.key().Copied })
		d.passes(1)
		d.pasteKey(d.seaside.new)
		d.rest()
		require.False(t, d.key().Copied)
	})
	t.Run("can be put right without losing anything before that", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.marksSent()
		before := *d.state().Clinic.HandedOver
		d.press(labelNotRight)
		require.Equal(t, "Ravi at MIEA", d.field(fieldReceiver).Text)
		require.Equal(t, before, *d.state().Clinic.HandedOver)
		d.press(labelKeepNote)
		d.requireSees("who has it", "The key went to Ravi at MIEA")
		d.press(labelNotRight)
		d.press(labelNotSent)
		d.eventually("the mark to be taken back", func() bool { return d.state().Clinic.HandedOver == nil })
		require.Equal(t, "Ravi at MIEA", d.field(fieldReceiver).Text)
		require.True(t, d.offers(labelCopyKey), d.describe())
	})
}

func TestTheWayOn(t *testing.T) {
	strict := func(t *testing.T) *desk {
		d := newDesk(t)
		d.seaside.change(func(c *demo.Clinic) { c.Online.DaysAhead = 28 })
		d.connect(d.seaside)
		d.reads()
		return d
	}
	t.Run("leads back from a finished action to what a warning of step 2 is about", func(t *testing.T) {
		d := strict(t)
		d.goTo(tabOnline)
		d.opensAction("See which times patients can book")
		require.False(t, d.offers(labelKeepSettings))
		d.press(labelShowAction)
		require.True(t, d.offers(labelKeepSettings), d.describe())
		d.opensAction("See which times patients can book")
		d.press("Continue with number 2")
		require.True(t, d.offers(labelKeepSettings), d.describe())
	})
	t.Run("from steps 3 and 4 names the action of another step, and opens it", func(t *testing.T) {
		d := strict(t)
		d.goTo(tabOnline)
		d.opensAction("See which times patients can book")
		d.confirms()
		require.False(t, d.offers("Continue to step 4"), d.describe())
		d.press("Continue to step 2")
		require.True(t, d.offers(labelKeepSettings), d.describe())
		d.opensAction("See which times patients can book")
		d.goTo(tabHandOver)
		d.requireSees("what is open", "Step 2, “Choose your booking rules”: needs attention.")
		d.press("Continue to step 2")
		require.True(t, d.offers(labelKeepSettings), d.describe())
		d.press(labelKeepSettings)
		d.goTo(tabWho)
		d.eventually("the way to step 4", func() bool { return d.offers("Continue to step 4") })
	})
}

func TestAKeyOfAClinicOfTheSameName(t *testing.T) {
	d := newDesk(t)
	twin := newClinic(t, "Twin", "4004", "other-seaside")
	twin.change(func(c *demo.Clinic) { c.Name = d.seaside.name })
	d.clinics = append(d.clinics, twin)
	d.app.close()
	d.open()
	d.connect(d.seaside)
	d.pasteKey(twin.key)
	d.rest()
	d.requireSees("which of the two is meant", "This key is for Seaside (other-seaside.au4.cliniko.com).")
	d.requireSees("which of the two stays", "Seaside (seaside.au4.cliniko.com) stays as it is.")
	d.press("Add Seaside")
	d.eventually("the second one on screen", func() bool { return d.state().Clinic.ID == twin.id })
	d.press(labelSwitch)
	d.press("Seaside (seaside.au4.cliniko.com)")
	d.eventually("the first one on screen", func() bool { return d.state().Clinic.ID == d.seaside.id })
}
