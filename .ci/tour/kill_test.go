package tour

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

const (
	kills      = 20 // or as many as killsNamed says
	killsNamed = "COMPANION_KILLS"
	lanes      = 4 // computers side by side
	killWithin = 1500 * time.Millisecond
)

// TestKill ends the app with kill -9 at random moments of its first session, after the key
// was accepted. At the next start the clinic is on screen, with nobody doing anything.
func TestKill(t *testing.T) {
	binary, runs := build(t, "../..", shipped), killsWanted(t)
	began := time.Now()
	t.Run("the next start shows the clinic", func(t *testing.T) {
		for lane := range lanes {
			t.Run(fmt.Sprint("computer ", lane+1), func(t *testing.T) {
				t.Parallel()
				d := newDesktop(t).with("FYNE_THEME=light")
				for run := lane; run < runs; run += lanes {
					(&killed{desktop: d, t: t, clinic: newClinic(t), binary: binary, folder: d.path(fmt.Sprint("app", run))}).dies(run)
				}
			})
		}
	})
	t.Logf("%d first sessions were killed in %v", runs, time.Since(began).Round(time.Second))
}

func killsWanted(t *testing.T) int {
	t.Helper()
	wanted := os.Getenv(killsNamed)
	if wanted == "" {
		return kills
	}
	n, err := strconv.Atoi(wanted)
	require.NoError(t, err)
	return n
}

// killed is one first session and the start after it.
type killed struct {
	*desktop
	t      *testing.T
	clinic *clinic
	binary string
	folder string
}

func (k *killed) args() []string { return []string{"-data", k.folder, "-api", k.clinic.address} }

func (k *killed) dies(run int) {
	k.t.Helper()
	defer k.clinic.close()
	k.forgetKey() // the account is the same in each session
	first := k.open(k.t, fmt.Sprint("first", run), title, k.binary, k.args()...)
	first.pastesKey(k.clinic.key)
	eventually(k.t, "the key to be accepted", func() bool { return len(k.clinic.Requests()) > 0 && fileExists(k.file()) })
	after := time.Duration(rand.Int64N(int64(killWithin)))
	time.Sleep(after) // this moment is what is tried
	require.NoError(k.t, first.cmd.Process.Kill())
	<-first.exited

	k.showsTheClinic(fmt.Sprint("next", run), after)
}

// showsTheClinic starts the app again and looks for what only a clinic on screen makes it
// do: ask for its settings. A kill before the password store had the key leaves none to ask
// with; then the step of the key says so, which without a clinic is still to do.
func (k *killed) showsTheClinic(name string, after time.Duration) {
	k.t.Helper()
	began := time.Now()
	kept := k.secret(k.clinic.id.String()) != ""
	next := k.launch(k.t, name, k.binary, k.args()...)
	defer func() { _ = next.cmd.Process.Kill(); <-next.exited }()
	if kept {
		within(k.t, soonShown, fmt.Sprintf("the clinic to be read again, killed %v after the key was accepted", after), func() bool {
			return k.askedSettingsSince(began)
		})
		return
	}
	within(k.t, soonShown, fmt.Sprintf("the clinic to want its key, killed %v after the key was accepted", after), func() bool {
		next.id, _ = k.desktop.run("xdotool", "search", "--onlyvisible", "--limit", "1", "--name", "^"+title)
		return next.id != "" && stepIn(next.picture(), stepKey).colour == theme.Warn
	})
}

// soonShown is how long a start may take to show its clinic.
const soonShown = 20 * time.Second

func (k *killed) askedSettingsSince(began time.Time) bool {
	for _, request := range k.clinic.Requests() {
		if request.At.After(began) && strings.Contains(request.Path, "/settings") {
			return true
		}
	}
	return false
}

func (k *killed) file() string {
	return filepath.Join(k.folder, "clinics", string(k.clinic.id.Shard)+"-"+string(k.clinic.id.Account)+".json")
}

func (k *killed) forgetKey() {
	_, _ = k.run("secret-tool", "clear", "service", "com.mieahealth.companion", "username", k.clinic.id.String())
}

// pastesKey is enterKey as fast as a paste is.
func (w *window) pastesKey(key string) {
	w.t.Helper()
	w.do("key", "--clearmodifiers", "ctrl+k")
	typing := w.command("xdotool", "type", "--delay", "1", "--file", "-")
	typing.Stdin = strings.NewReader(key)
	require.NoError(w.t, typing.Run())
	w.do("key", "--clearmodifiers", "Return")
}
