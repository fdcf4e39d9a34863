package guide

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/figure"
	"mieahealth.com/companion/ui/theme"
)

// everything is all prose of the guide's pages, labels marked.
func everything() string {
	var b strings.Builder
	for _, step := range steps {
		b.WriteString(step.Title + "\n" + step.Lead + "\n" + step.Note.Title + ". " + step.Note.Text + "\n")
		for _, a := range step.Actions {
			b.WriteString(a.Title + "\n" + a.Prose() + "\n")
		}
		for _, id := range step.Figures {
			b.WriteString(figure.Of(id).Caption + "\n")
		}
	}
	for _, a := range beforeStart {
		b.WriteString(a.Title + "\n")
	}
	for _, r := range Rules(cliniko.OnlineBookings{}) {
		b.WriteString(recommended(r) + "\n")
	}
	b.WriteString(startTitle + "\n" + startLead)
	return b.String()
}

func TestGuide(t *testing.T) {
	text := everything()
	t.Run("carries every label of Cliniko's, exactly and marked", func(t *testing.T) {
		for _, label := range []string{
			"Settings", "Users & practitioners", "Allow yourself to create and use API keys", "Yes", "Update user",
			"Manage API keys", "Add an API key", "Create API key", "My info", "Done",
			"Online bookings", "Allow your patients to book appointments online", "Max appointments per day segment", "Show in online bookings", "Your bookings URL",
			"Business information", "Appointment types", "Edit practitioner settings", "Practitioner availability",
		} {
			require.Contains(t, text, "[["+label+"]]")
		}
	})
	t.Run("carries every menu path", func(t *testing.T) {
		for _, path := range []string{
			"[[Settings]] → [[Users & practitioners]]",
			"[[Settings]] → [[Online bookings]]",
			"[[Settings]] → [[Online bookings]] → [[Your bookings URL]]",
			"[[Settings]] → [[Business information]]",
			"[[Settings]] → [[Appointment types]]",
		} {
			require.Contains(t, text, "Go to "+path+".")
		}
	})
	t.Run("carries every fact", func(t *testing.T) {
		for fact, words := range map[string]string{
			"how long it takes":                               "about 15 minutes",
			"an administrator account is needed":              "A Cliniko administrator account",
			"what to decide first":                            "which businesses, practitioners and appointment types",
			"the representative receives it securely":         "Your MIEA representative, to receive the key securely",
			"what the key is for":                             "exchange information",
			"why there may be no Settings":                    "No [[Settings]] in the left menu? You’re probably logged in as a practitioner or receptionist. Log out, then log in as an administrator.",
			"where the switch is":                             "Click on your account and scroll to the very bottom",
			"which account":                                   "In “Users & practitioners”, click on your account.",
			"the key's name":                                  "such as “MIEA API key”",
			"the key is copied at once":                       "Copy all of it before you click [[Done]]",
			"the password prompt":                             "asks for your password or passkey",
			"the key is shown once":                           "Cliniko shows the whole key, once",
			"stop sharing the screen":                         "Stop sharing your screen before you click [[Create API key]]",
			"the key can be archived and the exchange stops":  "You can archive the key in Cliniko at any time. From then on, Cliniko and MIEA no longer exchange any information.",
			"no password for MIEA":                            "MIEA never needs your Cliniko password.",
			"what online booking is for":                      "to offer free times and book patients",
			"stricter rules leave fewer times":                "The stricter the rules, the fewer times MIEA can offer.",
			"the safe notice":                                 "**Lead time required for bookings.** MIEA recommends 2 hours or less.",
			"the safe horizon":                                "**How far ahead bookings are offered.** MIEA recommends at least 84 days.",
			"the safe limit":                                  "**Max appointments per day segment.** MIEA recommends [[Unlimited]].",
			"the picture shows the safe starting point":       "MIEA’s recommended settings. The stricter the rules",
			"the bookings page shows what MIEA offers":        "It shows the free times that patients see and MIEA can offer.",
			"the bookings page is open to anyone":             "anyone with the link can use your bookings page",
			"step 3 may come first":                           "To choose who can be booked first, go to step 3.",
			"missing times lead to the next step":             "go to step 3",
			"each kind has a switch":                          "turn [[Show in online bookings]] on or off",
			"a practitioner must offer the type":              "a practitioner can be booked only for those they offer",
			"a schedule at every business":                    "set a schedule for each business where they work",
			"a cap makes a free morning show few":             "a free morning shows only a few of its times",
			"the pictures show nobody's data":                 "The pictures use sample names.",
			"the switch says Yes":                             "make sure this switch is set to “Yes”",
			"the update is confirmed":                         "click “Update user”",
			"where the three switches are":                    "In these three sections of “Settings” you choose who can be booked online.",
			"the bookings page is looked at again at the end": "Open “Your bookings URL” again",
			"the representative takes care of the rest":       "Your MIEA representative then takes care of the rest",
			"a secure channel is agreed with the person":      "Ask your MIEA representative how to send the key safely",
			"only the representative receives it":             "send it only to your MIEA representative",
			"the app looks at settings and changes nothing":   "never at patients, and changes nothing",
			"the entities decide what MIEA may book":          "and so through MIEA",
			"online bookings rules are the clinic's own need": "rules that suit your clinic",
		} {
			require.Contains(t, text, words, fact)
		}
	})
	t.Run("speaks calmly", func(t *testing.T) {
		for _, word := range []string{"!", "shard", "offering", "keychain", "lead time", "horizon", "AI receptionist", "Please note"} {
			require.NotContains(t, text, word)
		}
	})
	t.Run("gives every action an id of its own and a way to be finished", func(t *testing.T) {
		seen := map[string]bool{}
		for _, a := range append(beforeStart, allActions()...) {
			require.False(t, seen[a.ID], a.ID)
			seen[a.ID] = true
			require.NotEmpty(t, a.Title)
			require.True(t, a.Tick || a.Check != nil, a.ID)
		}
	})
	t.Run("closes every bracket it opens", func(t *testing.T) {
		require.Equal(t, strings.Count(text, "[["), strings.Count(text, "]]"))
		require.NotContains(t, plain(text), "[")
	})
}

func allActions() (all []Action) {
	for _, step := range steps {
		all = append(all, step.Actions...)
	}
	return all
}

func TestWords(t *testing.T) {
	t.Run("every apostrophe and dash is a typographic one", func(t *testing.T) {
		for _, text := range ownTexts(t) {
			require.NotContains(t, text, "'")
			require.NotContains(t, text, " - ")
			require.NotContains(t, text, "...")
		}
	})
	t.Run("nothing shouts and nothing is jargon", func(t *testing.T) {
		for _, text := range ownTexts(t) {
			require.NotContains(t, text, "!")
			require.NotRegexp(t, `(?i)\b(shard|keychain|offering|horizon|please note)\b`, text)
		}
	})
}

// ownTexts are the texts in the files of this package that hold words.
func ownTexts(t *testing.T) (all []string) {
	t.Helper()
	for _, name := range []string{"text.go", "table.go", "rules.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				text, err := strconv.Unquote(literal.Value)
				require.NoError(t, err)
				all = append(all, text)
			}
			return true
		})
	}
	require.NotEmpty(t, all)
	return all
}

func TestFigures(t *testing.T) {
	common := theme.New(theme.Light, 1)
	t.Run("all belong to a step, and every action in Cliniko begins with one of its own step", func(t *testing.T) {
		var all []figure.ID
		for _, step := range steps {
			all = append(all, step.Figures...)
			for _, a := range step.Actions {
				if len(step.Figures) > 0 {
					require.Subset(t, step.Figures, a.Figures, a.ID)
					require.NotEmpty(t, a.Figures, a.ID)
				} else {
					require.Empty(t, a.Figures, a.ID)
				}
			}
		}
		require.Len(t, all, 18)
	})
	t.Run("the picture follows the action in focus, and a turned one stays turned while the clinic changes", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabKey, wide, common)
		page := o.guide.step(0)
		require.Equal(t, figure.KeyUsers, page.figure.Current())
		test.Tap(page.rows[1].title)
		require.Equal(t, figure.KeyAccount, page.figure.Current())
		page.figure.Next()
		o.set(unconnected())
		require.Equal(t, figure.KeyAllow, page.figure.Current())
	})
	t.Run("every one of a step is reached by its actions, and turning among the pictures of each", func(t *testing.T) {
		o, _ := window(t, seaside(), TabKey, wide, common)
		for i, step := range steps[:3] {
			page, seen := o.guide.step(i), map[figure.ID]bool{}
			for row, action := range step.Actions {
				page.choose(row)
				for range action.Figures {
					page.figure.Next()
					seen[page.figure.Current()] = true
				}
			}
			require.Len(t, seen, len(step.Figures))
		}
	})
	t.Run("it stands beside the actions, and in the open one where it is narrow", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, common)
		page := o.guide.step(0)
		card := fyne.CanvasObject(page.figure.Card())
		require.Contains(t, page.side.Objects, card)
		require.NotContains(t, page.rows[0].slot.Objects, card)
		w.Resize(fyne.NewSize(480, 600))
		require.NotContains(t, page.side.Objects, card)
		require.Contains(t, page.rows[0].slot.Objects, card)
		test.Tap(page.rows[1].title)
		require.Contains(t, page.rows[1].slot.Objects, card)
		require.Empty(t, page.rows[0].slot.Objects)
		o.set(seaside())
		slot := page.openRow().slot.Objects
		require.Equal(t, card, slot[len(slot)-1], "the way on stands before the picture once the action is done")
		w.Resize(fyne.NewSize(960, 600))
		require.Contains(t, page.side.Objects, card)
	})
}

func TestWhoActions(t *testing.T) {
	o, w := window(t, troubled(), TabHandOver, wide, theme.New(theme.Light, 1))
	page := control.NewPage(0, control.Column(0, control.Heading("A grid"), o.guide.WhoActions()))
	w.SetContent(page)
	shown := texts(w.Content())
	require.Contains(t, shown, "Choose the practitioners")
	require.NotContains(t, shown, "What stands in the way")
	t.Run("they work on another page", func(t *testing.T) {
		test.Tap(o.guide.step(2).rows[1].title)
		require.Contains(t, buttons(w.Content()), settingsPage.Button)
		require.Equal(t, figure.WhoPractitioner, o.guide.step(2).figure.Current())
	})
}

func TestWhoActionsLeaveTheMainButtonToThePageThatHoldsThem(t *testing.T) {
	for name, s := range map[string]*live.State{"something is to do": troubled(), "another step is to do": seaside()} {
		t.Run(name, func(t *testing.T) {
			o, w := window(t, s, TabHandOver, wide, theme.New(theme.Light, 1))
			list := o.guide.WhoActions()
			w.SetContent(control.NewPage(0, list))
			require.Contains(t, buttons(list), copyLink)
			require.Zero(t, mainButtons(list))
		})
	}
}
