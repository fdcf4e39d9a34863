package figure

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
)

// labels are what stands on Cliniko's screens and has to be found in a figure, word for word.
var labels = map[ID][]string{
	KeyUsers:        {"Settings", "Users & practitioners"},
	KeyAccount:      {"Users & practitioners", "Ada Lovell (you)"},
	KeyAllow:        {"Allow yourself to create and use API keys", "Yes", "Update user"},
	KeyUpdate:       {"Allow yourself to create and use API keys", "Yes", "Update user"},
	KeyManage:       {"Allow yourself to create and use API keys", "Manage API keys"},
	KeyAdd:          {"Add an API key"},
	KeyCreate:       {"Name", "MIEA API key", "Create API key"},
	KeyCopy:         {"MIEA API key", "Done"},
	OnlineSettings:  {"Settings", "Online bookings"},
	OnlineOn:        {"Online bookings", "Allow your patients to book appointments online", "Yes"},
	OnlineRules:     {"Online bookings", "Allow your patients to book appointments online", "Lead time required for bookings", "2 hours", "Max appointments per day segment", "Unlimited", "How far ahead bookings are offered", "84 days", "Your bookings URL"},
	OnlineTimes:     {"seaside.au4.cliniko.com/bookings", "Harbour Clinic", "Anna Riley"},
	WhoSettings:     {"Business information", "Users & practitioners", "Appointment types"},
	WhoPractitioner: {"Edit practitioner settings", "Show in online bookings", "Yes"},
	WhoBusiness:     {"Business information", "Show in online bookings", "Yes"},
	WhoType:         {"Show in online bookings", "Yes"},
	WhoHours:        {"Practitioner availability", "Choose a business", "Harbour Clinic", "Mon", "Fri"},
	WhoTimes:        {"seaside.au4.cliniko.com/bookings", "Practitioner", "Ben Tran"},
}

// marked is what the ring of each figure goes round.
var marked = map[ID][]string{
	KeyUsers:        {"Users & practitioners"},
	KeyAccount:      {"Ada Lovell (you)"},
	KeyAllow:        {"Allow yourself to create and use API keys", "Yes"},
	KeyUpdate:       {"Update user"},
	KeyManage:       {"Manage API keys"},
	KeyAdd:          {"Add an API key"},
	KeyCreate:       {"Create API key"},
	KeyCopy:         {"API key"},
	OnlineSettings:  {"Online bookings"},
	OnlineOn:        {"Allow your patients to book appointments online", "Yes"},
	OnlineRules:     {"Lead time required for bookings", "2 hours", "Max appointments per day segment", "Unlimited", "How far ahead bookings are offered", "84 days"},
	OnlineTimes:     {"Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27"},
	WhoSettings:     {"Business information", "Users & practitioners", "Appointment types"},
	WhoPractitioner: {"Show in online bookings", "Yes"},
	WhoBusiness:     {"Show in online bookings", "Yes"},
	WhoType:         {"Show in online bookings", "Yes"},
	WhoHours:        {"Mon", "Tue", "Wed", "Thu", "Fri"},
	WhoTimes:        {"Practitioner", "Ben Tran"},
}

func TestTheGuideHasItsFigures(t *testing.T) {
	require.Len(t, Key, 8)
	require.Len(t, Online, 4)
	require.Len(t, Who, 6)
	all := slices.Concat(Key, Online, Who)
	require.Len(t, figures, len(all))
	for i, id := range all {
		require.Equal(t, id, figures[i].ID, "in the order of the guide")
	}
}

func TestFigures(t *testing.T) {
	newApp(t, 1)
	for _, f := range figures {
		t.Run(string(f.ID)+" has a caption and an alternative in sentences", func(t *testing.T) {
			for _, text := range []string{f.Caption, f.Alternative} {
				require.True(t, strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?"), text)
				require.NotContains(t, text, "!")
			}
			require.LessOrEqual(t, len([]rune(f.Caption)), 100)
			require.Greater(t, len([]rune(f.Alternative)), len([]rune(f.Caption)))
			require.Contains(t, f.Alternative, "ring marks")
		})
		d := layOut(f.Window, 640, 0)
		t.Run(string(f.ID)+" has the labels of Cliniko", func(t *testing.T) {
			require.NotEmpty(t, labels[f.ID])
			for _, label := range labels[f.ID] {
				require.Contains(t, textsOf(d), label)
			}
		})
		t.Run(string(f.ID)+" has one ring, round what it is about", func(t *testing.T) {
			rings := only(d, ringShape)
			require.Len(t, rings, 1)
			var inside []string
			for _, text := range only(d, textShape) {
				if holds(rings[0].area, text.area) {
					inside = append(inside, text.text)
				}
			}
			require.Subset(t, inside, marked[f.ID])
			if len(marked[f.ID]) < 5 { // a schedule or a calendar holds more
				require.ElementsMatch(t, marked[f.ID], inside)
			}
		})
		t.Run(string(f.ID)+" has no text in capitals and no key", func(t *testing.T) {
			for _, text := range textsOf(d) {
				for word := range strings.FieldsSeq(text) {
					capitals := len([]rune(word)) > 1 && strings.IndexFunc(word, unicode.IsLower) < 0 && strings.IndexFunc(word, unicode.IsUpper) >= 0
					require.True(t, !capitals || slices.Contains([]string{"API", "URL", "MIEA"}, word), text)
					require.Less(t, len(word), 40)
				}
			}
		})
	}
}

func TestNoTwoFiguresAreTheSame(t *testing.T) {
	newApp(t, 1)
	captions, alternatives, pictures := map[string]ID{}, map[string]ID{}, map[string]ID{}
	for _, f := range figures {
		for text, seen := range map[string]map[string]ID{f.Caption: captions, f.Alternative: alternatives, dump(layOut(f.Window, 420, 0)): pictures} {
			require.Empty(t, seen[text], f.ID)
			seen[text] = f.ID
		}
	}
}

func TestAnUnknownFigureIsAMistake(t *testing.T) {
	require.Panics(t, func() { Of("no such figure") })
}
