package bookable

import "mieahealth.com/companion/cliniko/readiness"

// weight says which kinds of findings are about an offering.
type weight uint8

const (
	faulty    weight = 1 << iota // a blocker
	unchecked                    // a warning that it could not be checked
	lacking                      // a warning that nothing is free
	byChoice                     // a note on a switch or a link that is off
	lost                         // a blocker, since it could be booked when the key was sent
)

func (b *builder) weigh(findings []readiness.Finding) {
	for _, f := range findings {
		w := weightOf(f)
		if w == 0 {
			continue
		}
		for _, o := range f.Offerings {
			if i, known := b.at(o); known {
				b.weights[i] |= w
			}
		}
	}
}

// weightOf leaves out the finding that nothing can be booked: others say why.
func weightOf(f readiness.Finding) weight {
	switch {
	case f.Cause == readiness.NothingBookable:
		return 0
	case f.Severity == readiness.Blocker && f.Cause == readiness.NoLongerBookable:
		return lost
	case f.Severity == readiness.Blocker:
		return faulty
	case f.Severity == readiness.Warning && f.Cause.Unchecked():
		return unchecked
	case f.Severity == readiness.Warning:
		return lacking
	case f.Cause.ByChoice():
		return byChoice
	}
	return 0
}

func (b *builder) paint(verdicts []readiness.Verdict) {
	for i := range verdicts {
		v := &verdicts[i]
		at, _ := b.at(v.Offering)
		b.cells[at] = cell{faceOf(v, b.weights[at]), v}
	}
}

// faceOf shows what the clinic left off or out on purpose as not offered, and what it
// said should be bookable as blocked.
func faceOf(v *readiness.Verdict, w weight) face {
	switch v.State {
	case readiness.Bookable:
		return faceFree
	case readiness.Empty:
		return faceEmpty
	case readiness.Unknown:
		if len(v.Causes) == 0 {
			return facePending
		}
		return faceUnknown
	}
	if w&lost != 0 || w&faulty != 0 && w&byChoice == 0 {
		return faceBlocked
	}
	return faceNotOffered
}

// alerts are the practitioners with something blocked or not checked, or with nothing
// free at all, and the columns where that is so.
func (b *builder) alerts(people, columns []int) (alertPeople, alertColumns []int) {
	marked := make([]bool, b.width())
	for _, p := range people {
		calls := b.calls(p, columns)
		for _, c := range calls {
			marked[c] = true
		}
		if len(calls) > 0 {
			alertPeople = append(alertPeople, p)
		}
	}
	return alertPeople, picked(marked)
}

// calls are the columns in which a practitioner needs attention.
func (b *builder) calls(p int, columns []int) (calls []int) {
	row, weights := b.row(p), b.weights[p*b.width():]
	var empty []int
	calm := false
	for _, c := range columns {
		switch face := row[c].face; {
		case face == faceBlocked, face == faceUnknown && weights[c]&unchecked != 0:
			calls = append(calls, c)
		case face == faceFree, face == facePending:
			calm = true
		case face == faceEmpty && weights[c]&lacking != 0:
			empty = append(empty, c)
		}
	}
	if calm {
		return calls
	}
	return append(calls, empty...)
}
