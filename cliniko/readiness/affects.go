package readiness

import (
	"slices"

	"mieahealth.com/companion/cliniko/wording"
)

// mostNamed is how many entities are named before they are only counted.
const mostNamed = 3

// Affects says what a finding is about besides its own target: "Affects Initial and Standard
// at Harbour Clinic." Empty: nothing besides, or everything.
func (w *Words) Affects(f Finding) string {
	if f.Cause == NothingBookable {
		return ""
	}
	text, kinds := "", w.affected(f)
	if f.AppointmentType == "" {
		text = kinds[appointmentType]
	}
	if f.Practitioner == "" {
		text += following(text, " with ", kinds[practitioner])
	}
	if f.Business == "" || text != "" {
		text += following(text, " at ", kinds[business])
	}
	if text == "" {
		return ""
	}
	return "Affects " + text + "."
}

// affected names or counts the entities of each kind that a finding is about.
func (w *Words) affected(f Finding) map[scope]string {
	words := map[scope]string{}
	for kind, noun := range map[scope]string{appointmentType: "appointment type", practitioner: "practitioner", business: "business"} {
		var entities []Target
		for _, o := range f.Offerings {
			if at := kind.of(o); !slices.Contains(entities, at) {
				entities = append(entities, at)
			}
		}
		words[kind] = w.listed(entities, noun)
	}
	return words
}

func (w *Words) listed(entities []Target, noun string) string {
	if len(entities) > mostNamed {
		return wording.Count(len(entities), noun)
	}
	var names []string
	for _, entity := range entities {
		names = append(names, w.Subject(entity))
	}
	return wording.List(names)
}

// following puts a preposition before words that do not come first.
func following(before, preposition, words string) string {
	if before == "" || words == "" {
		return words
	}
	return preposition + words
}
