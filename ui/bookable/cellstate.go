package bookable

import "mieahealth.com/companion/cliniko/readiness"

// kinds are the kinds of findings about an offering.
type kinds uint8

const (
	faulty    kinds = 1 << iota // a blocker
	unchecked                   // a warning that it could not be checked
	lacking                     // a warning that nothing is free
	byChoice                    // a note on a switch or a link that is off
	unwanted                    // it is on and should be off
	lost                        // a blocker, since it could be booked when the key was sent
)

func (b *builder) addKinds(findings []readiness.Finding) {
	for _, f := range findings {
		k := kindOf(f)
		if k == 0 {
			continue
		}
		for _, o := range f.Offerings {
			if i, known := b.at(o); known {
				b.kinds[i] |= k
			}
		}
	}
}

// kindOf leaves out the finding that nothing can be booked: others say why.
func kindOf(f readiness.Finding) kinds {
	switch {
	case f.Cause == readiness.NothingBookable:
		return 0
	case f.Cause == readiness.StillOn && f.Severity != readiness.Note:
		return unwanted
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

func (b *builder) setCells(verdicts []readiness.Verdict) {
	for i := range verdicts {
		v := &verdicts[i]
		at, _ := b.at(v.Offering)
		b.cells[at] = cell{cellStateOf(v, b.kinds[at]), v}
	}
}

// cellStateOf shows what the clinic left off or out on purpose as not offered, and what it
// said should be bookable as blocked.
func cellStateOf(v *readiness.Verdict, k kinds) cellState {
	switch v.State {
	case readiness.Bookable:
		return cellFree
	case readiness.Empty:
		return cellEmpty
	case readiness.Unknown:
		if len(v.Causes) == 0 {
			return cellPending
		}
		return cellUnknown
	}
	if k&lost != 0 || k&faulty != 0 && k&byChoice == 0 {
		return cellBlocked
	}
	return cellNotOffered
}

// alerts are the practitioners with something blocked, not checked, without free times or on
// that should be off, and the columns where that is so.
func (b *builder) alerts(people, columns []int) (alertPeople, alertColumns []int) {
	marked := make([]bool, b.width())
	for _, p := range people {
		alerts := b.alertsOf(p, columns)
		for _, c := range alerts {
			marked[c] = true
		}
		if len(alerts) > 0 {
			alertPeople = append(alertPeople, p)
		}
	}
	return alertPeople, picked(marked)
}

// alertsOf are the columns in which a practitioner needs attention.
func (b *builder) alertsOf(p int, columns []int) (alerts []int) {
	row, kinds := b.row(p), b.kinds[p*b.width():]
	for _, c := range columns {
		if row[c].state == cellBlocked || row[c].state.warned(kinds[c]) {
			alerts = append(alerts, c)
		}
	}
	return alerts
}

// warned reports whether a finding warns of a cell's state, or that it is on at all; of what the
// clinic ignores none does.
func (s cellState) warned(k kinds) bool {
	return k&unwanted != 0 || s == cellUnknown && k&unchecked != 0 || s == cellEmpty && k&lacking != 0
}
