//go:build pictures

package integration

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

// scenes bring the window into each state of a key, and to each word about files.
var scenes = map[string]func(*desk){
	"first start": func(d *desk) { d.goTo(tabKey) },
	"no ending": func(d *desk) {
		d.goTo(tabKey)
		d.field(fieldKey).SetText(strings.TrimSuffix(d.seaside.key, "-au4"))
		d.press(labelCheckKey)
	},
	"trying":           func(d *desk) { d.seaside.slows(time.Minute); d.pasteKey(d.seaside.key); d.within(stood, never) },
	"refused":          func(d *desk) { d.pasteKey(strings.Replace(d.seaside.key, "a", "b", 3)); d.rest() },
	"saving":           func(d *desk) { d.store.fails(hangs, saving); d.begin(d.seaside) },
	"session hung":     func(d *desk) { d.store.fails(hangs, saving); d.begin(d.seaside); d.watches() },
	"session locked":   func(d *desk) { d.store.fails(locked); d.connect(d.seaside) },
	"session denied":   func(d *desk) { d.store.fails(denied); d.connect(d.seaside) },
	"session none":     func(d *desk) { d.store.fails(vanished); d.connect(d.seaside) },
	"session not kept": func(d *desk) { d.store.fails(saysYes, saving); d.connect(d.seaside) },
	"session older kept": func(d *desk) {
		d.connect(d.seaside)
		d.store.fails(denied, saving)
		d.pasteKey(d.seaside.new)
		d.rest()
	},
	"kept":                      func(d *desk) { d.connect(d.seaside) },
	"kept, not to copy":         func(d *desk) { d.connect(d.seaside); d.losesTheDates(); d.goTo(tabKey) },
	"kept on a shared computer": func(d *desk) { d.connect(d.seaside); d.ticksForgetOnClose() },
	"replace":                   func(d *desk) { d.connect(d.seaside); d.press(labelReplace) },
	"other clinic":              func(d *desk) { d.connect(d.seaside); d.pasteKey(d.hill.key); d.rest() },
	"reading":                   reads(hangs, (*desk).waits),
	"unread hung":               reads(hangs, (*desk).watches),
	"unread locked":             reads(locked, (*desk).rest),
	"unread denied":             reads(denied, (*desk).rest),
	"unread unreachable":        reads(noSuchFile, (*desk).rest),
	"unread no store":           reads(vanished, (*desk).rest),
	"unread bad value":          reads(givesAnother("not a key"), (*desk).rest),
	"foreign": func(d *desk) {
		d.connect(d.seaside)
		d.store.put(d.seaside.id, d.hill.key)
		d.restart()
		d.watches()
		d.goTo(tabKey)
	},
	"empty":              func(d *desk) { d.connect(d.seaside); d.store.removes(d.seaside.id); d.restart(); d.goTo(tabKey) },
	"forgetting":         func(d *desk) { d.connect(d.seaside); d.store.fails(hangs, removing); d.forget() },
	"not forgotten":      func(d *desk) { d.connect(d.seaside); d.store.fails(locked, removing); d.forget(); d.rest() },
	"forget, unsent":     func(d *desk) { d.connect(d.seaside); d.press(labelForgetKey) },
	"forget, sent":       func(d *desk) { d.connect(d.seaside); d.marksSent(); d.goTo(tabKey); d.press(labelForgetKey) },
	"forgotten on close": func(d *desk) { d.connect(d.seaside); d.ticksForgetOnClose(); d.restart(); d.goTo(tabKey) },
	"left on close": func(d *desk) {
		d.connect(d.seaside)
		d.ticksForgetOnClose()
		d.store.fails(denied, removing)
		d.app.close()
		d.store.works()
		d.open()
		d.goTo(tabKey)
	},
	"clinics":         func(d *desk) { d.connect(d.hill); d.connect(d.seaside); d.press(labelSwitch) },
	"clinics, one":    func(d *desk) { d.connect(d.seaside); d.press(labelSwitch) },
	"adding a clinic": func(d *desk) { d.connect(d.seaside); d.addClinic() },
	"another not forgotten": func(d *desk) {
		d.connect(d.hill)
		d.connect(d.seaside)
		d.store.fails(denied, removing)
		d.forget()
		d.rest()
		d.switchTo(d.hill)
	},
	"first reading": func(d *desk) { d.readsPartly(); d.confirms(); d.press(labelAttention) },
	"loss": func(d *desk) {
		d.seaside.change(threePeople)
		d.connect(d.seaside)
		d.upToDate()
		d.marksSent()
		d.seaside.change(hideBen)
		d.checksAgain()
		d.goTo(tabOverview)
	},
	"copy": func(d *desk) { d.connect(d.seaside); d.goTo(tabHandOver); d.opensAction(labelSendAction) },
	"copy, asked": func(d *desk) {
		d.connect(d.seaside)
		d.goTo(tabHandOver)
		d.opensAction(labelSendAction)
		d.press(labelCopyKey)
	},
	"copy, sent": func(d *desk) { d.connect(d.seaside); d.marksSent(); d.opensAction(labelSendAction) },
	"copy, too late": func(d *desk) {
		d.connect(d.seaside)
		d.losesTheDates()
		d.goTo(tabHandOver)
		d.opensAction(labelSendAction)
	},
	"notes damaged":                    func(d *desk) { d.connect(d.seaside); d.writes("{", ""); d.goTo(tabKey) },
	"notes restored":                   func(d *desk) { d.connect(d.seaside); d.writes("{"); d.goTo(tabKey) },
	"notes newer":                      func(d *desk) { d.connect(d.seaside); d.writes(`{"format": 9, "clinic": {}}`, ""); d.goTo(tabKey) },
	"notes unsaved":                    func(d *desk) { d.connect(d.seaside); d.locksClinics(); d.ticksForgetOnClose(); d.within(stood, never) },
	"notes left":                       func(d *desk) { d.connect(d.seaside); d.locksClinics(); d.forget(); d.within(4*stood, never) },
	"folder open":                      func(d *desk) { d.app.close(); _ = os.Chmod(d.paths.Data, 0o755); d.open() },
	"folder of the clinics unreadable": func(d *desk) { d.connect(d.seaside); d.app.close(); d.locksClinics(); d.open() },
}

func (d *desk) waits() { d.within(stood, never) }

// reads starts with a store that does not give the key.
func reads(f fault, wait func(*desk)) func(*desk) {
	return func(d *desk) {
		d.connect(d.seaside)
		d.app.close()
		d.store.fails(f, reading)
		d.app = start(d.t, d.paths, d.store, d.clinics.connect, d.now)
		wait(d)
		d.goTo(tabKey)
	}
}

// writes puts something in the place of the clinic's file, and of the version before it.
func (d *desk) writes(content ...string) {
	d.app.close()
	path := filepath.Join(d.paths.Data, "clinics", "au4-1001.json")
	for i, text := range content {
		require.NoError(d.t, os.WriteFile(path+[]string{"", ".previous"}[i], []byte(text), 0o600))
	}
	d.open()
}

// shapes are the sizes of the window and of its text that pictures are made in; the high
// ones show all of a page.
var shapes = map[string]struct {
	size fyne.Size
	text float32
}{
	"wide": {fyne.NewSize(1180, 760), 1}, "narrow": {fyne.NewSize(480, 600), 1},
	"wide and high": {fyne.NewSize(1180, 1200), 1}, "narrow and high": {fyne.NewSize(480, 2000), 1},
	"narrow and high, large text": {fyne.NewSize(480, 2400), 1.5}, "huge": {fyne.NewSize(2560, 1440), 1},
}

// TestPictures writes pictures of the window in each state of a key into the folder
// KEY_PICTURES, to be looked at:
// KEY_PICTURES=dir go test -tags x11,pictures -run TestPictures ./ui/integration
func TestPictures(t *testing.T) {
	folder := os.Getenv("KEY_PICTURES")
	require.NotEmpty(t, folder, "KEY_PICTURES names the folder")
	for name, scene := range scenes {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			scene(d)
			for look, mode := range map[string]theme.Mode{"light": theme.Light, "dark": theme.Dark} {
				for shape, s := range shapes {
					d.app.fyne.Settings().SetTheme(theme.New(mode, s.text))
					d.app.screen().Resize(s.size)
					d.picture(filepath.Join(folder, fmt.Sprintf("%s %s %s.png", name, shape, look)))
				}
			}
		})
	}
}

func (d *desk) picture(path string) {
	file, err := os.Create(path)
	require.NoError(d.t, err)
	defer func() { require.NoError(d.t, file.Close()) }()
	require.NoError(d.t, png.Encode(file, d.app.screen().Canvas().Capture()))
}
