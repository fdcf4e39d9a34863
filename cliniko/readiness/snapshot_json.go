package readiness

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mieahealth.com/companion/cliniko"
)

// writtenSnapshot is a Snapshot in JSON.
type writtenSnapshot struct {
	plainSnapshot
	Offerings []writtenOffering `json:"offerings"`
}

type plainSnapshot Snapshot // without the methods

// writtenOffering is a Standing. Entities are their places in the lists, and days are one
// text, so that a clinic's file stays small.
type writtenOffering struct {
	Business     int     `json:"b"`
	Practitioner int     `json:"p"`
	Type         int     `json:"t"`
	State        State   `json:"state"` // empty: what was read makes no sense
	Causes       []Cause `json:"causes,omitempty"`
	Days         string  `json:"days,omitempty"` // see [writeDays]
}

// MarshalJSON leaves out offerings of entities that stand in no list.
func (s Snapshot) MarshalJSON() ([]byte, error) {
	written := writtenSnapshot{plainSnapshot: plainSnapshot(s)}
	for _, o := range s.Offerings {
		w := writtenOffering{placeOf(s.Businesses, string(o.Business)), placeOf(s.Practitioners, string(o.Practitioner)),
			placeOf(s.Types, string(o.AppointmentType)), o.State, o.Causes, writeDays(o.Days, s.From, s.To)}
		if min(w.Business, w.Practitioner, w.Type) >= 0 {
			written.Offerings = append(written.Offerings, w)
		}
	}
	return json.Marshal(written)
}

func placeOf(list []Entity, id string) int {
	return slices.IndexFunc(list, func(e Entity) bool { return e.ID == id })
}

// UnmarshalJSON leaves out offerings that make no sense.
func (s *Snapshot) UnmarshalJSON(text []byte) error {
	var read writtenSnapshot
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	*s = Snapshot(read.plainSnapshot)
	for _, w := range read.Offerings {
		o := cliniko.Offering{
			Business:        cliniko.BusinessID(idAt(s.Businesses, w.Business)),
			Practitioner:    cliniko.PractitionerID(idAt(s.Practitioners, w.Practitioner)),
			AppointmentType: cliniko.AppointmentTypeID(idAt(s.Types, w.Type)),
		}
		if slices.Contains(states, w.State) && o.Business != "" && o.Practitioner != "" && o.AppointmentType != "" {
			causes := slices.DeleteFunc(w.Causes, func(c Cause) bool { return ruleOf[c] == nil })
			s.Offerings = append(s.Offerings, Standing{o, w.State, slices.Clip(causes), readDays(w.Days, s.From)})
		}
	}
	return nil
}

var states = []State{Bookable, Blocked, Empty, NotOffered, Unknown}

func idAt(list []Entity, place int) string {
	if place < 0 || place >= len(list) {
		return ""
	}
	return list[place].ID
}

// UnmarshalJSON also reads what linesVersion wrote, a text: "0 12 5 blocked
// no_hours_at_business". Of its days, which followed "bookable", it tells nothing.
func (w *writtenOffering) UnmarshalJSON(text []byte) error {
	var line, causes string
	if json.Unmarshal(text, &line) == nil {
		_, _ = fmt.Sscan(line, &w.Business, &w.Practitioner, &w.Type, &w.State, &causes)
		if w.State == Bookable {
			return nil
		}
		for cause := range strings.SplitSeq(causes, ",") {
			w.Causes = append(w.Causes, Cause(cause))
		}
		return nil
	}
	type plain writtenOffering // without this method
	if json.Unmarshal(text, (*plain)(w)) != nil {
		*w = writtenOffering{}
	}
	return nil
}

// writeDays is the number of each day of a range: "0,,61,3"; none where nothing was read.
func writeDays(d Days, from, to cliniko.Date) string {
	var numbers []string
	for i := range NewDays(from, to).Counts {
		number := ""
		if n := d.on(from.Add(i)); n != NotRead {
			number = strconv.Itoa(n)
		}
		numbers = append(numbers, number)
	}
	return strings.TrimRight(strings.Join(numbers, ","), ",")
}

const mostTimes = 1 << 20 // that a day is believed to have

func readDays(text string, from cliniko.Date) Days {
	if text == "" {
		return Days{}
	}
	d := Days{From: from}
	for number := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(number)
		if err != nil || n < 0 || n > mostTimes {
			n = NotRead
		}
		if d.Counts = append(d.Counts, n); len(d.Counts) > maxDays {
			break
		}
	}
	return d
}
