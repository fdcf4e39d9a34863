package ui

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	fynestorage "fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"github.com/adrg/xdg"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
)

var (
	times = export{"free-times.csv", []byte("Date,Start\r\n")}
	page  = export{"free-times.html", []byte("<!DOCTYPE html>")}
)

// dialogButtons are the buttons of the dialog on top, as it shows them.
func dialogButtons(t *testing.T, w *Window) (found map[string]*control.Button) {
	t.Helper()
	found = map[string]*control.Button{}
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *control.Button:
			found[o.Label()] = o
		case *fyne.Container:
			for _, child := range o.Objects {
				look(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				look(child)
			}
		}
	}
	overlay := w.window.Canvas().Overlays().Top()
	require.NotNil(t, overlay)
	look(overlay)
	return found
}

// redirectDownloads has the Downloads folder lie elsewhere, as the IT of an office does.
func redirectDownloads(t *testing.T, dir string) {
	t.Helper()
	t.Cleanup(xdg.Reload) // when the variable is as it was
	t.Setenv("XDG_DOWNLOAD_DIR", dir)
	xdg.Reload()
}

func TestATableGoesIntoDownloads(t *testing.T) {
	w, _, opener := openWindow(t, connected(t))
	dir := t.TempDir()
	redirectDownloads(t, dir)
	path, err := writeNew(downloads(), times.name, times.content)
	w.tellSaved(times, path, err)
	require.Equal(t, filepath.Join(dir, times.name), path)

	buttons := dialogButtons(t, w)
	require.Contains(t, buttons, wordSaveAs)
	buttons[wordShowInFolder].Press()
	require.Eventually(t, func() bool { return len(opener.addresses()) == 1 }, 5*time.Second, time.Millisecond)
	require.Equal(t, "file://"+filepath.ToSlash(dir), opener.addresses()[0])
}

func TestAPageToPrint(t *testing.T) {
	t.Run("lies in a folder of its own that only its owner can read", func(t *testing.T) {
		w, _, opener := openWindow(t, connected(t))
		w.openPrint(page)
		path := filepath.Join(w.prints.folder, page.name)
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, page.content, content)
		if runtime.GOOS != "windows" {
			folder, err := os.Stat(w.prints.folder)
			require.NoError(t, err)
			require.Equal(t, os.FileMode(0o700), folder.Mode().Perm())
		}
		require.Eventually(t, func() bool { return len(opener.addresses()) == 1 }, 5*time.Second, time.Millisecond)
		require.Equal(t, "file://"+filepath.ToSlash(path), opener.addresses()[0])
		require.Contains(t, dialogButtons(t, w), wordSaveAs, "it is kept only when asked")
	})
	t.Run("is gone after the run, and what an earlier run left is too", func(t *testing.T) {
		folder := filepath.Join(t.TempDir(), "print")
		left, err := prints{folder}.write(page.name, page.content)
		require.NoError(t, err)
		foreign := filepath.Join(t.TempDir(), "print", "letters", "letter.html")
		require.NoError(t, os.MkdirAll(filepath.Dir(foreign), 0o700))
		require.NoError(t, os.WriteFile(foreign, nil, 0o600))
		prints{filepath.Dir(filepath.Dir(foreign))}.clear()
		require.FileExists(t, foreign, "a folder that others use stays")
		deps := Deps{
			Live: &fakeLive{state: unconnected()}, Preferences: storage.DefaultPreferences(), Remember: func(storage.Preferences) {},
			Browser: &Browser{}, Now: func() time.Time { return noon }, Prints: folder,
		}
		require.NoError(t, Run(context.Background(), func() fyne.App { return test.NewTempApp(t) }, deps, func() {}))
		require.NoFileExists(t, left)
		require.NoDirExists(t, folder)
	})
	t.Run("that nothing opened can be copied by its path, and kept", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		w.tellPrintNotOpened(page, "/cache/free-times.html")
		buttons := dialogButtons(t, w)
		require.Contains(t, buttons, wordSaveAs)
		buttons[wordCopyPath].Press()
		require.Equal(t, "/cache/free-times.html", w.app.Clipboard().Content())
	})
	t.Run("that cannot be written is not opened", func(t *testing.T) {
		w, _, opener := openWindow(t, connected(t))
		file := filepath.Join(t.TempDir(), "file")
		require.NoError(t, os.WriteFile(file, nil, 0o600))
		w.prints.folder = file
		w.openPrint(page)
		require.Empty(t, opener.addresses())
		require.Same(t, dialogButtons(t, w)[wordSaveAs], w.window.Canvas().Focused(), "the way out is the main button")
	})
}

func TestSavingElsewhere(t *testing.T) {
	w, _, _ := openWindow(t, connected(t))
	t.Run("asks with Fyne's dialog", func(t *testing.T) {
		w.tellSaved(times, "/home/ada/Downloads/free-times.csv", nil)
		before := w.window.Canvas().Overlays().Top()
		dialogButtons(t, w)[wordSaveAs].Press()
		require.NotNil(t, w.window.Canvas().Overlays().Top())
		require.NotSame(t, before, w.window.Canvas().Overlays().Top())
	})
	t.Run("writes the file and says where it is", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "kept.csv")
		to, err := fynestorage.Writer(fynestorage.NewFileURI(path))
		require.NoError(t, err)
		w.writeTo(to, times)
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, times.content, content)
		require.Contains(t, dialogButtons(t, w), wordShowInFolder)
	})
}
