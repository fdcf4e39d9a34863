package storage

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// Preferences are how a person likes the window. They may be lost.
type Preferences struct {
	Theme    string   `json:"theme"`     // "system", "light" or "dark"
	TextSize int      `json:"text_size"` // per cent, 90 to 150
	Width    int      `json:"width"`     // of the window, in Fyne's units
	Height   int      `json:"height"`
	Clinic   ClinicID `json:"clinic"` // the last one on screen
}

// DefaultPreferences are those of a first start.
func DefaultPreferences() Preferences {
	return Preferences{Theme: "system", TextSize: 100, Width: 1180, Height: 760}
}

const preferencesFile = "preferences.json"

// LoadPreferences reads them from the data folder. What is missing, unreadable or out
// of range is as in [DefaultPreferences].
func LoadPreferences(dir string) Preferences {
	chosen := DefaultPreferences()
	text, err := os.ReadFile(filepath.Join(dir, preferencesFile))
	if err != nil || json.Unmarshal(text, &chosen) != nil {
		return DefaultPreferences()
	}
	return chosen.bounded()
}

// Save writes them to the data folder, whole or not at all.
func (p Preferences) Save(dir string) error {
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return fmt.Errorf("save the preferences: %w", err)
	}
	if err := writeWhole(filepath.Join(dir, preferencesFile), text); err != nil {
		return fmt.Errorf("save the preferences: %w", err)
	}
	return nil
}

func (p Preferences) bounded() Preferences {
	standard := DefaultPreferences()
	if !slices.Contains([]string{"system", "light", "dark"}, p.Theme) {
		p.Theme = standard.Theme
	}
	p.TextSize = min(max(p.TextSize, 90), 150)
	if p.Width < 320 || p.Width > 16000 || p.Height < 240 || p.Height > 16000 {
		p.Width, p.Height = standard.Width, standard.Height
	}
	return p
}
