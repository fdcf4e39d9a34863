package cliniko

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

var (
	// aboutKey are those that every key that works may read.
	aboutKey = []string{"", string(ListUser), string(ListSettings)}
	// aboutOne are asked for one person, place or offering, which may be gone.
	aboutOne = []string{"", askTimes, askNext, string(ListTypesOf), string(ListWorkingAt)}
)

// sentences says for each kind of error what happened and what to do next. The first
// row that fits counts: one with a status or with lists only fits those, one with {detail}
// only an error that has one.
var sentences = []struct {
	kind   Kind
	status int
	lists  []string // what was asked for; nil: anything
	words  string
}{
	{KindKeyRefused, 0, aboutKey, "Cliniko doesn’t accept this key. It may be archived or from another region, or its end may be missing. Copy the whole key again, or create a new one in Cliniko."},
	{KindForbidden, 0, nil, "This key’s user isn’t allowed to see {list}. Ask an administrator of your clinic to change the user’s role, or use an administrator’s key."},
	{KindKeyRefused, 0, nil, "Cliniko didn’t accept this key when asked for {list}. Check again in a few minutes. If other checks fail too, copy the key again, or create a new one."},
	{KindDenied, 0, nil, "Cliniko, or a network on the way, is blocking this computer right now. Try again later; if that doesn’t help, write to support@mieahealth.com."},
	{KindNotFound, 0, []string{string(ListUser)}, "Cliniko couldn’t say whose key this is. Check again in a few minutes; if that doesn’t help, create a new key in Cliniko."},
	{KindNotFound, 0, aboutOne, "Cliniko couldn’t show {list}: something was removed or turned off for online booking. Look in Cliniko, then check again."},
	{KindNotFound, 0, nil, "Cliniko couldn’t find {list}. Check again in a few minutes; if that doesn’t help, write to support@mieahealth.com."},
	{KindBadWindow, 0, nil, "In your Cliniko account’s time zone, this day is over. The app can still check from tomorrow on."},
	{KindRateLimited, 0, nil, "Cliniko asked this app to wait {wait}. It then carries on by itself."},
	{KindServer, 0, nil, "Cliniko is having problems. Your computer is fine. Check again in a few minutes, or look at status.cliniko.com."},
	{KindOffline, 0, nil, "This computer isn’t connected to the internet. Check the Wi-Fi or the cable, then check again."},
	{KindNoName, 0, nil, "This computer can’t find Cliniko’s address. Check the internet connection or the VPN, then check again."},
	{KindBlocked, 0, nil, "Couldn’t connect to Cliniko. Check your internet connection first. If other websites work, ask your IT support to allow cliniko.com on port 443."},
	{KindTimeout, 504, nil, "Cliniko took too long to send {list}. Your computer is fine. Check again in a few minutes, or look at status.cliniko.com."},
	{KindTimeout, 0, nil, "Cliniko didn’t answer in time. Check again in a few minutes. If other websites are slow too, check this computer’s connection."},
	{KindTLS, 0, nil, "This network opens secure connections with a certificate from “{detail}”, which this computer doesn’t trust. Your key wasn’t sent. Ask your IT support to let cliniko.com through unchanged."},
	{KindTLS, 0, nil, "This network doesn’t allow a secure connection to Cliniko. Your key wasn’t sent. Ask your IT support to let cliniko.com through unchanged."},
	{KindClock, 0, nil, "This computer’s date or time seems wrong, so the connection isn’t secure. Your key wasn’t sent. Set the date and time, then check again."},
	{KindProxy, 407, nil, "Your office proxy ({detail}) asks for a sign-in that this app doesn’t have. Ask your IT support to let cliniko.com through."},
	{KindProxy, 403, nil, "Your office proxy ({detail}) blocks Cliniko. Ask your IT support to let cliniko.com through."},
	{KindProxy, 0, nil, "Your office proxy ({detail}) doesn’t let this app reach Cliniko. Ask your IT support to check the proxy."},
	{KindProxy, 0, nil, "Your office proxy doesn’t let this app reach Cliniko. Ask your IT support to check this computer’s proxy setting."},
	{KindPortal, 0, nil, "This network’s sign-in page answered instead of Cliniko. Open a web browser, sign in to the network, then check again."},
	{KindUnpaid, 0, nil, "Cliniko won’t answer for this account: “{detail}”. Ask the account’s owner to look at the subscription in Cliniko, then check again."},
	{KindUnpaid, 0, nil, "Cliniko says this account’s subscription needs to be paid. Ask the account’s owner to look at it in Cliniko, then check again."},
	{KindBadAnswer, 0, nil, "Couldn’t read Cliniko’s answer about {list}: {detail}. Check again in a minute; if that doesn’t help, write to support@mieahealth.com."},
	{KindBadAnswer, 0, nil, "Couldn’t read Cliniko’s answer about {list}. Check again in a minute; if that doesn’t help, write to support@mieahealth.com."},
	{KindTooLarge, 0, nil, "Cliniko sent far too much data for {list}, so the app didn’t read it. Check again later; if that doesn’t help, write to support@mieahealth.com."},
	{KindRefusedHere, 0, nil, "This app blocked a request it isn’t allowed to make. Nothing was sent. Please write to support@mieahealth.com."},
	{KindCanceled, 0, nil, "This was stopped before Cliniko answered. Check again at any time."},
}

// RefusedKey says for people that Cliniko refuses a key, with what is known of it: whether
// its own text names its region.
func RefusedKey(shard Shard, namesRegion bool) string {
	if namesRegion {
		return fmt.Sprintf("Cliniko doesn’t accept this key. Its ending (-%s) is there, so it was archived or isn’t complete. Copy all of it again, or create a new one and archive the old one.", shard)
	}
	return fmt.Sprintf("Cliniko doesn’t accept this key in %s. It has no ending such as -au4, so part of it may be missing. Copy all of it again.", shard.Region())
}

// Sentence says for people what happened and what to do next.
func (e *Error) Sentence() string {
	filled := strings.NewReplacer("{list}", e.inWords(), "{detail}", e.Detail, "{wait}", seconds(e.Wait))
	for _, row := range sentences {
		fits := row.kind == e.Kind && (row.status == 0 || row.status == e.Status) &&
			(row.lists == nil || slices.Contains(row.lists, e.List))
		if fits && (e.Detail != "" || !strings.Contains(row.words, "{detail}")) {
			return filled.Replace(row.words)
		}
	}
	return "Couldn’t check Cliniko. Check again in a minute."
}

// inWords is what was asked for.
func (e *Error) inWords() string {
	switch e.List {
	case "":
		return "what the app asked for"
	case string(ListUser):
		return "the key’s user"
	}
	return e.List
}

func seconds(wait time.Duration) string {
	switch s := int(wait.Round(time.Second) / time.Second); {
	case s > 120:
		return fmt.Sprintf("%d minutes", (s+59)/60)
	case s > 1:
		return fmt.Sprintf("%d seconds", s)
	}
	return "a moment"
}
