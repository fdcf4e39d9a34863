package live

import (
	"slices"

	"mieahealth.com/companion/storage"
)

// notices are all words about what this computer keeps.
func (p *loop) notices() (all []Notice) {
	if n := p.live.o.Store.Notice(); n.Kind != storage.NoticeNone {
		all = append(all, Notice{Notice: n})
	}
	for _, n := range p.diskNotices() {
		all = append(all, Notice{Notice: n})
	}
	if p.forgotten.Kind != storage.NoticeNone && !p.undeleted[p.forgotten.Clinic] {
		all = append(all, Notice{Notice: p.forgotten})
	}
	for _, c := range p.live.o.Clinics.All() {
		all = append(all, p.keyNotices(c)...)
	}
	return all
}

// diskNotices are the words about the clinics' files.
func (p *loop) diskNotices() []storage.Notice {
	all := p.live.o.Clinics.Notices()
	for _, c := range p.live.o.Clinics.All() {
		if p.undeleted[c.ID] {
			all = append(all, storage.Notice{Kind: storage.NoticeClinicLeft, Clinic: c.ID, Name: c.Name})
		}
	}
	return all
}

// keyNotices are those about the key of a clinic: it could not be removed, or this run had
// to remove it for an earlier one.
func (p *loop) keyNotices(c storage.Clinic) (all []Notice) {
	about := storage.Notice{Clinic: c.ID, Name: c.Name}
	if h := p.keys.of(c.ID); h.phase == KeyNotForgotten && c.ID != p.clinic.ID {
		all = append(all, Notice{Notice: about, Key: KeyNotForgotten, Fault: h.fault})
	}
	if slices.Contains(p.removedLate, c.ID) {
		all = append(all, Notice{Notice: about, Key: KeyNone})
	}
	return all
}
