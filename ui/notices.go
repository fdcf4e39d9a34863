package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
	"mieahealth.com/companion/ui/theme"
)

// notices are the lines under the tabs: what happened to the files of this computer, and
// to the keys of clinics that are not on screen. Each stands as long as it is so.
type notices struct {
	showFolder  func(path string)
	forgetAgain func(storage.ClinicID)
	hide        func() // keeps that the notice about the open folder was read
	box         *fyne.Container
	drawn       []live.Notice
}

func newNotices(showFolder func(path string), forgetAgain func(storage.ClinicID), hide func()) *notices {
	return &notices{showFolder: showFolder, forgetAgain: forgetAgain, hide: hide, box: control.Column(theme.Grid)}
}

// show draws them and reports whether they have changed.
func (n *notices) show(all []live.Notice) (changed bool) {
	if slices.Equal(all, n.drawn) {
		return false
	}
	n.drawn, n.box.Objects = all, nil
	for _, notice := range all {
		line := control.NewNotice()
		line.Say(noticeState(notice), noticeText(notice))
		row := []fyne.CanvasObject{line.Line()}
		if ways := n.waysOut(notice); len(ways) > 0 {
			row = append(row, control.Inset(noticeIndent, 0, 0, 0, control.Row(4*theme.Grid, ways...)))
		}
		n.box.Add(control.Inset(0, 2*theme.Grid, 0, 2*theme.Grid, control.Column(0, row...)))
	}
	return true
}

// noticeIndent is where the text of a notice begins.
const noticeIndent = 6 * theme.Grid

// noticeState tells what is done from what needs a look.
func noticeState(n live.Notice) control.State {
	if n.Key == live.KeyNone || n.Kind == storage.NoticeClinicGone {
		return control.Done
	}
	return control.Attention
}

// waysOut are what a person can do about a notice at once.
func (n *notices) waysOut(notice live.Notice) (ways []fyne.CanvasObject) {
	switch {
	case notice.Key == live.KeyNotForgotten:
		ways = append(ways, control.NewLink(wordTryAgain, func() { n.forgetAgain(notice.Clinic) }))
	case notice.Folder != "":
		ways = append(ways, control.NewLink(wordShowFolder, func() { n.showFolder(notice.Folder) }))
	}
	if notice.Kind == storage.NoticeFolderOpen {
		ways = append(ways, control.NewLink(wordHide, n.hide))
	}
	return ways
}

func noticeText(n live.Notice) string {
	name := guide.ClinicName(storage.Clinic{ID: n.Clinic, Name: n.Name})
	switch n.Key {
	case live.KeyNotForgotten:
		return name + ": " + storage.KeychainSentence(storage.KeychainDelete, n.Fault)
	case live.KeyNone:
		return fmt.Sprintf(textKeyWasLeft, name, storage.PasswordStore())
	}
	return n.Sentence()
}
