package live

import (
	"slices"

	"mieahealth.com/companion/storage"
)

// notices are all words about what this computer keeps.
func (l *loop) notices() (all []Notice) {
	if n := l.live.o.Store.Notice(); n.Kind != storage.NoticeNone {
		all = append(all, Notice{Notice: n})
	}
	for _, n := range l.removals.notices() {
		all = append(all, Notice{Notice: n})
	}
	if l.removals.last.Kind != storage.NoticeNone && !l.removals.filesLeft[l.removals.last.Clinic] {
		all = append(all, Notice{Notice: l.removals.last})
	}
	for _, c := range l.live.o.Clinics.All() {
		all = append(all, l.keyNotices(c)...)
	}
	return all
}

// keyNotices are those about the key of a clinic: it could not be removed, or this run had
// to remove it for an earlier one.
func (l *loop) keyNotices(c storage.Clinic) (all []Notice) {
	about := storage.Notice{Clinic: c.ID, Name: c.Name}
	if h := l.keys.of(c.ID); h.phase == KeyNotForgotten && c.ID != l.clinic.ID {
		all = append(all, Notice{Notice: about, Key: KeyNotForgotten, Fault: h.fault})
	}
	if slices.Contains(l.removals.keysLeftEarlier, c.ID) {
		all = append(all, Notice{Notice: about, Key: KeyNone})
	}
	return all
}
