package storage

import (
	"runtime"
	"strings"
)

// The words for people about what this computer keeps. {store} is the password store's
// name.

// PasswordStore is the name of this computer's password store inside a sentence.
func PasswordStore() string { return passwordStoreOn(runtime.GOOS) }

func passwordStoreOn(system string) string {
	switch system {
	case "windows":
		return "Windows’ password store"
	case "darwin":
		return "Keychain"
	default:
		return "your password store"
	}
}

// keychainWords are one sentence for what happened, which claims of the key only what the
// fault proves, and one for what to do.
var keychainWords = map[KeychainFault]map[KeychainOp]struct{ happened, next string }{
	KeychainEmpty: {
		KeychainGet:    {"{store} has no key for this clinic.", "Paste the key again, or create a new one in Cliniko."},
		KeychainSet:    {"{store} has no key for this clinic, so the key lasts only until you close this app.", "Paste the key again."},
		KeychainDelete: {"{store} has no key for this clinic.", "There’s nothing to forget."},
	},
	KeychainAbsent: {
		KeychainGet:    {"This computer has no password store that this app can use.", "Start one, then try again, or paste the key again."},
		KeychainSet:    {"This computer has no password store, so the key lasts only until you close this app.", "Start one, then try again, or ask your IT support."},
		KeychainDelete: {"This computer has no password store now, so a key saved earlier may still be kept.", "Turn the password store on, then try again."},
	},
	KeychainUnreachable: {
		KeychainGet:    {"{store} can’t be reached.", "Wait a moment, then try again, or paste the key again."},
		KeychainSet:    {"{store} can’t be reached, so the key may last only until you close this app.", "Wait a moment, then try again."},
		KeychainDelete: {"{store} can’t be reached, so the key may still be in it.", "Wait a moment, then try again."},
	},
	KeychainLocked: {
		KeychainGet:    {"{store} is locked.", "Unlock it, then try again."},
		KeychainSet:    {"{store} is locked, so the key may last only until you close this app.", "Unlock it, then try again."},
		KeychainDelete: {"{store} is locked, so the key may still be in it.", "Unlock it, then try again."},
	},
	KeychainDenied: {
		KeychainGet:    {"{store} refused access.", "Allow access and try again, or paste the key again."},
		KeychainSet:    {"{store} refused access, so the key may last only until you close this app.", "Allow access, then try again."},
		KeychainDelete: {"{store} refused access, so the key may still be in it.", "Allow access, then try again."},
	},
	KeychainHung: {
		KeychainGet:    {"{store} hasn’t answered.", "Answer any window that asks for your password, then try again."},
		KeychainSet:    {"{store} hasn’t answered, so the key may or may not be saved.", "Answer any window that asks for your password, then try again."},
		KeychainDelete: {"{store} hasn’t answered, so the key may still be in it.", "Answer any window that asks for your password, then try again."},
	},
	KeychainNotKept: {
		KeychainGet:    {"{store} gave back something other than the saved key.", "Try again, or paste the key again."},
		KeychainSet:    {"{store} didn’t keep the whole key, so the key lasts only until you close this app.", "Answer any question it asks, then try again."},
		KeychainDelete: {"{store} still has the key.", "Try again, or remove the entry “com.mieahealth.companion” there yourself."},
	},
	KeychainBadValue: {
		KeychainGet:    {"What {store} holds for this clinic isn’t a Cliniko key.", "Paste the key again."},
		KeychainSet:    {"What {store} holds for this clinic isn’t the key you pasted.", "Paste the key again."},
		KeychainDelete: {"What {store} holds for this clinic isn’t a Cliniko key.", "Try again, or remove the entry “com.mieahealth.companion” there yourself."},
	},
	KeychainForeign: {
		KeychainGet:    {"The key in {store} is another clinic’s.", "Paste this clinic’s key."},
		KeychainSet:    {"The key in {store} is another clinic’s.", "Paste this clinic’s key to replace it."},
		KeychainDelete: {"The key in {store} is another clinic’s.", "Try again, or paste this clinic’s key to replace it."},
	},
}

// KeychainSentence says for people what went wrong and what to do next.
func KeychainSentence(op KeychainOp, fault KeychainFault) string {
	words := keychainWords[fault][op]
	return withStore(words.happened+" "+words.next, PasswordStore())
}

// Sentence is [KeychainSentence] of the error.
func (e *KeychainError) Sentence() string { return KeychainSentence(e.Op, e.Fault) }

func withStore(sentence, store string) string {
	if rest, begins := strings.CutPrefix(sentence, "{store}"); begins {
		sentence = strings.ToUpper(store[:1]) + store[1:] + rest
	}
	return strings.ReplaceAll(sentence, "{store}", store)
}
