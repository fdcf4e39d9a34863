//go:build pictures

package guide

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/theme"
)

// TestPictures writes pictures of the pages into the folder GUIDE_PICTURES, to be looked
// at: GUIDE_PICTURES=dir go test -tags x11,pictures -run TestPictures ./ui/guide
func TestPictures(t *testing.T) {
	folder := os.Getenv("GUIDE_PICTURES")
	require.NotEmpty(t, folder, "GUIDE_PICTURES names the folder")
	states := map[string]func() *live.State{
		"todo": unconnected, "pictures": unconnected, "done": seaside, "trouble": troubled,
		"handed": func() *live.State { return handed(seaside()) }, "changed": func() *live.State { return handed(troubled()) },
		"strict": func() *live.State {
			s := seaside()
			s.Account.Settings.OnlineBookings = cliniko.OnlineBookings{Enabled: true, LeadTimeHours: number(48), DaysAhead: number(28), MaxPerDaySegment: number(1)}
			return s
		},
		"since": func() *live.State { return changed(handed(troubled())) }, "quiet": func() *live.State { return unchanged(handed(seaside())) },
		"shared": func() *live.State {
			s := handed(seaside())
			s.Clinic.ForgetKeyOnClose, s.Status = true, live.Status{Phase: live.Keyless}
			s.Key = live.KeyState{Phase: live.KeyUnread, Fault: storage.KeychainEmpty, Sent: true}
			return s
		},
		"correcting": func() *live.State { return handed(seaside()) }, "cleared": copyable,
		"watched": off, "watching": off, "copied": seaside, "other": otherKeyed,
		"role": func() *live.State {
			s := troubled()
			s.Account.User = cliniko.User{FirstName: "Dana", Role: "power receptionist"}
			return s
		},
		"lost": func() *live.State {
			s := handed(seaside())
			losesBen(s)
			return s
		},
		"read": func() *live.State {
			s := handed(seaside())
			partlyRead(s)
			return s
		},
		"unknown": func() *live.State {
			s := seaside()
			s.Account, s.Report.Incomplete, s.Report.Ready = nil, true, false
			s.Status = live.Status{Phase: live.Offline, Problem: &cliniko.Error{Kind: cliniko.KindOffline}}
			return s
		},
	}
	arrange := map[string]func(*outside){
		"watched": func(o *outside) {
			o.slots = fourteen()
			o.guide.Opened(TabOnline)
			o.set(seaside())
		},
		"correcting": func(o *outside) { o.guide.sending.correct() },
		"cleared": func(o *outside) {
			o.guide.step(3).choose(2)
			o.guide.copier.toClipboard(o.state.Clinic.ID, mustKey(secret+"-au4"))
			o.later[0]()
		},
		"pictures": func(o *outside) { o.guide.step(0).choose(1) },
		"watching": func(o *outside) { o.guide.Opened(TabOnline) },
		"copied": func(o *outside) {
			o.guide.step(3).choose(2)
			o.guide.copier.toClipboard(o.state.Clinic.ID, mustKey(secret+"-au4"))
		},
	}
	looks := map[string]*theme.Theme{"light": theme.New(theme.Light, 1), "dark": theme.New(theme.Dark, 1), "large": theme.New(theme.Light, 1.5)}
	for name, state := range states {
		for look, th := range looks {
			for tab := TabStart; tab <= TabHandOver; tab++ {
				for width, size := range map[string]fyne.Size{"wide": wide, "narrow": narrow} {
					t.Run(fmt.Sprintf("%d-%s-%s-%s", tab, name, look, width), func(t *testing.T) {
						o, w := window(t, state(), tab, size, th)
						if more := arrange[name]; more != nil {
							more(o)
						}
						out, err := os.Create(filepath.Join(folder, fmt.Sprintf("%d-%s-%s-%s.png", tab, name, look, width)))
						require.NoError(t, err)
						defer func() { require.NoError(t, out.Close()) }()
						require.NoError(t, png.Encode(out, w.Canvas().Capture()))
					})
				}
			}
		}
	}
}

// copyable is a clinic whose key may be copied.
func copyable() *live.State {
	s := seaside()
	key := mustKey(secret + "-au4")
	s.Key.Ending, s.Key.CopyUntil = key.Ending(), now.AddDate(0, 0, 7)
	return s
}

func mustKey(text string) cliniko.Key {
	key, err := cliniko.ParseKey(text)
	if err != nil {
		panic(err)
	}
	return key
}
