//go:build long

package integration

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
)

func TestAClinicInAFolderThatCannotBeWritten(t *testing.T) {
	t.Run("is kept when it was connected meanwhile, once the folder can be written", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		unlock := d.locksClinics()
		d.connect(d.seaside)
		require.Equal(t, live.KeyKept, d.key().Phase)
		d.eventually("a notice", func() bool { return noticed(d.state()) })
		unlock()
		d.passesAndLooks(time.Minute)
		d.eventually("the clinic's file", func() bool { return d.file(d.seaside) != "" })
	})
	t.Run("is not forgotten while its file cannot be removed, and that is said", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		unlock := d.locksClinics()
		d.forget()
		d.eventually("the key to be gone", func() bool { return d.store.holds(d.seaside.id) == "" })
		d.eventually("a notice", func() bool { return noticed(d.state()) })
		unlock()
		d.passesAndLooks(time.Minute)
		d.eventually("the file to go", func() bool { return d.file(d.seaside) == "" })
	})
}
