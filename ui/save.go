package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"mieahealth.com/companion/ui/control"
)

// saveFile puts a file that was exported into the Downloads folder and says where; a
// page opens in the browser as well.
func (w *Window) saveFile(name string, content []byte) {
	go func() {
		path, err := writeNew(downloads(), name, content)
		w.queue.do(func() { w.tellSaved(path, err) })
		if err == nil && filepath.Ext(path) == ".html" {
			w.deps.Browser.OpenOwn(path)
		}
	}()
}

func (w *Window) tellSaved(path string, err error) {
	if err != nil {
		control.Tell(w.window.Canvas(), titleNotSaved, textNotSaved, wordClose)
		return
	}
	body := control.Column(8, control.Body(textSaved), control.MenuPath(path, control.NewCopyLink(wordCopyPath, func() string { return path })))
	w.tell(titleSaved, body)
}

// downloads is where people look for what they saved: their Downloads folder, else
// their home.
func downloads() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return os.TempDir()
	}
	dir := filepath.Join(home, "Downloads")
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return dir
	}
	return home
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
