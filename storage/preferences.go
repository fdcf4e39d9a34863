package storage

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
)

// Preferences are how a person likes the window. They may be lost.
type Preferences struct {
	Theme    string   `json:"theme"`     // "system", "light" or "dark"
	TextSize int      `json:"text_size"` // per cent, 90 to 150
	Width    int      `json:"width"`     // of the window, in Fyne's units
	Height   int      `json:"height"`
	Clinic   ClinicID `json:"clinic"`    // the last one on screen
	AllHours bool     `json:"all_hours"` // the calendar shows hours without free times
	// HideFolderOpen hides the notice that others can read the data folder.
	HideFolderOpen bool `json:"hide_folder_open"`
	Writing
}

// Writing is how times of day and weeks are shown; the zero Writing: by the clinic's country.
type Writing struct {
	Clock     Clock     `json:"clock"`
	WeekStart WeekStart `json:"week_start"`
}

// Clock is a way to write times of day.
type Clock string

// The clocks.
const (
	ClockByCountry Clock = ""
	Clock12        Clock = "12-hour"
	Clock24        Clock = "24-hour"
)

// WeekStart is the day that weeks begin on.
type WeekStart string

// The first days of weeks.
const (
	WeekByCountry  WeekStart = ""
	WeekFromMonday WeekStart = "monday"
	WeekFromSunday WeekStart = "sunday"
)

// DefaultPreferences are those of a first start.
func DefaultPreferences() Preferences {
	return Preferences{Theme: "system", TextSize: 100, Width: 1180, Height: 760}
}

const (
	preferencesFile     = "preferences.json"
	maxPreferencesBytes = 64 << 10
)

// LoadPreferences reads them from the data folder. What is missing, unreadable or out
// of range is as in [DefaultPreferences].
func LoadPreferences(dir string) Preferences {
	text, _ := readFile(filepath.Join(dir, preferencesFile), maxPreferencesBytes) // nothing is read as the defaults
	return decodePreferences(text)
}

func decodePreferences(text []byte) Preferences {
	chosen := DefaultPreferences()
	err := json.Unmarshal(withoutMark(text), &chosen)
	if err != nil && !errors.As(err, new(*json.UnmarshalTypeError)) { // which leaves the other fields right
		return DefaultPreferences()
	}
	return chosen.bounded()
}

// save writes them to the data folder, whole or not at all.
func (p Preferences) save(path string) error {
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	return writeWhole(path, text)
}

func (p Preferences) bounded() Preferences {
	standard := DefaultPreferences()
	if !slices.Contains([]string{"system", "light", "dark"}, p.Theme) {
		p.Theme = standard.Theme
	}
	if !slices.Contains([]Clock{ClockByCountry, Clock12, Clock24}, p.Clock) {
		p.Clock = ClockByCountry
	}
	if !slices.Contains([]WeekStart{WeekByCountry, WeekFromMonday, WeekFromSunday}, p.WeekStart) {
		p.WeekStart = WeekByCountry
	}
	p.TextSize = min(max(p.TextSize, 90), 150)
	if p.Width < 320 || p.Width > 16000 || p.Height < 240 || p.Height > 16000 {
		p.Width, p.Height = standard.Width, standard.Height
	}
	if checkClinicID(p.Clinic) != nil {
		p.Clinic = ClinicID{}
	}
	return p
}
