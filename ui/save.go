package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	fynestorage "fyne.io/fyne/v2/storage"
	"github.com/adrg/xdg"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// export is a file that is taken out of the app.
type export struct {
	name    string
	content []byte
}

// saveFile takes a file out of the app. A page to print opens in the browser and is removed when
// the app ends, unless somebody keeps it; anything else goes into the Downloads folder.
func (w *Window) saveFile(name string, content []byte) {
	e := export{name, content}
	if filepath.Ext(name) == ".html" {
		go w.openPrint(e)
		return
	}
	go func() {
		path, err := writeNew(downloads(), name, content)
		w.queue.do(func() { w.tellSaved(e, path, err) })
	}()
}

// openPrint runs on a goroutine of its own.
func (w *Window) openPrint(page export) {
	path, err := w.prints.write(page.name, page.content)
	w.queue.do(func() {
		if err != nil {
			w.tellNotSaved(page)
			return
		}
		told := w.tellExport(page, titlePrint, control.Body(textPrint))
		w.deps.Browser.OpenOwn(path, func(path string) {
			w.queue.do(func() {
				told.Close()
				w.tellPrintNotOpened(page, path)
			})
		})
	})
}

func (w *Window) tellPrintNotOpened(page export, path string) {
	w.tellExport(page, titleOwnNotOpened, ownNotOpened(path))
}

func (w *Window) tellSaved(e export, path string, err error) {
	if err != nil {
		w.tellNotSaved(e)
		return
	}
	show := control.NewQuiet(wordShowInFolder, func() { w.openFolder(filepath.Dir(path)) })
	body := control.Column(2*theme.Grid, control.Body(textSaved), control.MenuPath(path, control.NewCopyLink(wordCopyPath, func() string { return path })))
	w.tellExport(e, titleSaved, body, show)
}

func (w *Window) tellNotSaved(e export) {
	var told *control.Dialog
	told = w.offer(titleNotSaved, control.Body(textNotSaved), w.saveElsewhere(e, func() { told.Close() }))
}

// tellExport says what came of a file, and lets it be saved somewhere else.
func (w *Window) tellExport(e export, title string, body fyne.CanvasObject, others ...*control.Button) *control.Dialog {
	var told *control.Dialog
	told = w.tell(title, body, append(others, w.saveElsewhere(e, func() { told.Close() }))...)
	return told
}

// saveElsewhere is the button of a dialog that asks where a file shall be saved.
func (w *Window) saveElsewhere(e export, closeDialog func()) *control.Button {
	return control.NewQuiet(wordSaveAs, func() {
		closeDialog()
		w.saveAs(e)
	})
}

// saveAs asks where a file shall be saved.
func (w *Window) saveAs(e export) {
	ask := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		switch {
		case err != nil:
			w.tellNotSaved(e)
		case to != nil: // nil: nothing was chosen
			go w.writeTo(to, e)
		}
	}, w.window)
	ask.SetFileName(e.name)
	if folder, err := fynestorage.ListerForURI(fynestorage.NewFileURI(downloads())); err == nil {
		ask.SetLocation(folder)
	}
	ask.Show()
}

// writeTo runs on a goroutine of its own.
func (w *Window) writeTo(to fyne.URIWriteCloser, e export) {
	_, err := to.Write(e.content)
	err = errors.Join(err, to.Close())
	w.queue.do(func() { w.tellSaved(e, to.URI().Path(), err) })
}

// downloads is where people look for what they saved: their Downloads folder, wherever they or their IT have put it, else
// their home.
func downloads() string {
	for _, dir := range []string{xdg.UserDirs.Download, xdg.Home} {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	return os.TempDir()
}

// writeNew writes a file that only its owner can read, beside one of the same name and
// never over it.
func writeNew(dir, name string, content []byte) (path string, err error) {
	stem, ext := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	for n := 1; ; n++ {
		path = filepath.Join(dir, name)
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s (%d)%s", stem, n, ext))
		}
		file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("save a file: %w", err)
		}
		_, err = file.Write(content)
		return path, errors.Join(err, file.Close())
	}
}
