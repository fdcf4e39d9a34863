package ui

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/pkg/browser"

	"mieahealth.com/companion/cliniko"
)

// openTimeout is how long the system's opener may take before the address is shown
// for copying; some openers stay until the browser closes, and that is no failure.
const openTimeout = 5 * time.Second

// Browser opens pages of Cliniko and messages to a colleague, and nothing else.
type Browser struct {
	open func(address string) error
}

// NewBrowser is the system's browser.
func NewBrowser() *Browser {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	return &Browser{open: browser.OpenURL}
}

// Open opens a page or a message in a goroutine of its own. failed is called, on any goroutine,
// if it is not one that may be opened or the system has nothing to open it with.
func (b *Browser) Open(page *url.URL, failed func(page *url.URL)) {
	if !cliniko.MayOpen(page) {
		failed(page)
		return
	}
	address := page.String()
	go func() {
		if err := b.start(address); err != nil {
			failed(page)
		}
	}()
}

// OpenOwn opens a page or folder that this app made on this computer, by its path. failed is called as
// that of Open.
func (b *Browser) OpenOwn(path string, failed func(path string)) {
	page := &url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/")} // also C:/…
	go func() {
		if err := b.start(page.String()); err != nil {
			failed(path)
		}
	}()
}

// start waits a while for the opener. One that takes longer is left to itself: it
// waits for the browser to close, and nobody waits for it.
func (b *Browser) start(address string) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- fmt.Errorf("open a page: %v", r)
			}
		}()
		done <- b.open(address)
	}()
	select {
	case err := <-done:
		return err
	case <-time.After(openTimeout):
		return nil
	}
}
