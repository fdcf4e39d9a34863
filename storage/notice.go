package storage

import (
	"cmp"
	"strings"
)

// NoticeKind says what happened to something that this computer keeps.
type NoticeKind string

// The notices. Those about the cache also name what its file is set aside as.
const (
	NoticeNone     NoticeKind = ""
	NoticeDamaged  NoticeKind = "damaged"   // the cache: set aside and rebuilt
	NoticeForeign  NoticeKind = "foreign"   // the cache: not a file of ours, set aside and rebuilt
	NoticeNewer    NoticeKind = "newer"     // the cache: made by a newer version, set aside and rebuilt
	NoticeUnsaved  NoticeKind = "unsaved"   // the cache: its folder cannot be written, kept for this session only
	NoticeDiskFull NoticeKind = "disk full" // the cache: the newest times could not be saved, kept for this session only

	NoticeClinicDamaged  NoticeKind = "clinic damaged"  // set aside; its notes begin anew
	NoticeClinicRestored NoticeKind = "clinic restored" // set aside, the version before is in place; the newest change may be missing
	NoticeClinicNewer    NoticeKind = "clinic newer"    // made by a newer version: left alone, nothing is written to it
	NoticeClinicUnread   NoticeKind = "clinic unread"   // the disk did not give it: left alone, nothing is written over it
	NoticeClinicUnsaved  NoticeKind = "clinic unsaved"  // a change could not be written: kept in memory and tried again
	NoticeClinicLeft     NoticeKind = "clinic left"     // it was forgotten, but its file could not be removed: tried again
	NoticeClinicGone     NoticeKind = "clinic gone"     // it was forgotten, because a person asked for it

	NoticeFolderOpen   NoticeKind = "folder open"   // other users of this computer can read the data folder
	NoticeFolderUnread NoticeKind = "folder unread" // the folder of the clinics cannot be listed, so some may be missing
)

// Notice is a word to the user about what this computer keeps. The zero Notice is none.
type Notice struct {
	Kind   NoticeKind
	Clinic ClinicID // the clinic it is about; zero: none or all
	Name   string   // that clinic's name where known
	Folder string   // where a file lies that was set aside or cannot be read; empty: nothing to show
}

// noticeSentences have {clinic} for the clinic's name.
var noticeSentences = map[NoticeKind]string{
	NoticeDamaged:  "The times saved on this computer were damaged, so they’re being read from Cliniko again. There’s nothing for you to do.",
	NoticeForeign:  "This app didn’t make the saved-times file, so it was set aside. The times are being read from Cliniko again.",
	NoticeNewer:    "The saved times were made by a newer version of this app, so they’re being read again. Install the latest version.",
	NoticeUnsaved:  "The times can’t be saved on this computer, so they last only until you close the app. Ask your IT support to let this app write to its folder.",
	NoticeDiskFull: "The newest times couldn’t be saved, so they last only until you close the app. Free some space on the disk; saving then carries on by itself.",

	NoticeClinicDamaged:  "Couldn’t read your choices for {clinic}, so they’ve been reset. Make them again, and paste the key if you’re asked for it.",
	NoticeClinicRestored: "Couldn’t read your latest choices for {clinic}, so the previous ones are in use. Check that your last change is still there.",
	NoticeClinicNewer:    "Your choices for {clinic} were saved by a newer version of this app, so changes last only until you close it. Install the latest version.",
	NoticeClinicUnread:   "This computer couldn’t read your choices for {clinic}, so changes last only until you close the app. It keeps trying; ask your IT support if this message stays.",
	NoticeClinicUnsaved:  "Couldn’t save your choices for {clinic}, so the latest last only until you close the app. Free some space on the disk, or ask your IT support; saving then carries on by itself.",
	NoticeClinicLeft:     "The key of {clinic} is removed, but your choices for it couldn’t be deleted from this computer. The app keeps trying; ask your IT support if this message stays.",
	NoticeClinicGone:     "{clinic} is forgotten: its key, the free times and your choices are gone from this computer. To connect it again, paste a key in step 1.",

	NoticeFolderOpen:   "Other people who use this computer can read this app’s folder. Ask your IT support to make it private to you.",
	NoticeFolderUnread: "This computer couldn’t read the folder with your clinics, so some may be missing. The app keeps trying; ask your IT support if this message stays.",
}

// Sentence says the notice for people: what happened and what to do; empty for none.
func (n Notice) Sentence() string {
	name := cmp.Or(n.Name, "a clinic")
	if n.Clinic == (ClinicID{}) {
		name = "the clinic you’re adding"
	}
	return strings.ReplaceAll(noticeSentences[n.Kind], "{clinic}", name)
}
