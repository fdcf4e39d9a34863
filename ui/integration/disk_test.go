package integration

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
)

// deeds are what people do that a clinic's file has to keep, and the word of it there.
var deeds = map[string]struct {
	do   func(*desk)
	word string
}{
	"a tick":        {(*desk).ticksForgetOnClose, "forget_key_on_close"},
	"the hand-over": {(*desk).marksSent, "handed_over"},
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	for name, deed := range rows(t, deeds, "the hand-over") {
		t.Run("keeps "+name+" in sight and says that it is not written yet", func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			d.locksClinics()
			deed.do(d)
			d.eventually("a notice", func() bool { return noticed(d.state()) })
			d.switchAwayAndBackWithout(t, deed.word)
		})
		t.Run("and can be written again gets "+name+" by itself, and the notice goes", func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			unlock := d.locksClinics()
			deed.do(d)
			d.within(stood, func() bool { return noticed(d.state()) })
			unlock()
			require.NotContains(t, d.file(d.seaside), deed.word)
			d.passesAndLooks(time.Minute)
			d.eventually(name+" in the file", func() bool { return strings.Contains(d.file(d.seaside), deed.word) })
			d.eventually("the notice to go", func() bool { return !noticed(d.state()) })
		})
	}
}

// passesAndLooks lets time pass on the desk's clock, and live look at it.
func (d *desk) passesAndLooks(by time.Duration) {
	d.passes(by)
	d.app.live.Foreground(false)
}

// noticed reports whether the window has something to say about the files.
func noticed(s *live.State) bool { return len(s.Notices) > 0 }

// locksClinics puts a file where the folder of the clinics is: nothing can be written
// there, by whomever, until it is unlocked.
func (d *desk) locksClinics() (unlock func()) {
	d.t.Helper()
	folder := filepath.Join(d.paths.Data, "clinics")
	aside := folder + ".aside"
	require.NoError(d.t, os.Rename(folder, aside))
	require.NoError(d.t, os.WriteFile(folder, nil, 0o600))
	return func() {
		d.t.Helper()
		require.NoError(d.t, os.Remove(folder))
		require.NoError(d.t, os.Rename(aside, folder))
	}
}

// switchAwayAndBackWithout looks whether what was done is there when the clinic comes
// back on screen, though its file has no word of it.
func (d *desk) switchAwayAndBackWithout(t *testing.T, word string) {
	t.Helper()
	d.switchAwayAndBack()
	require.NotContains(t, d.file(d.seaside), word)
	c := d.state().Clinic
	require.True(t, c.ForgetKeyOnClose || c.HandedOver != nil)
}
