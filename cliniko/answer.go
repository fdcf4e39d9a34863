package cliniko

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
)

var errCut = errors.New("it was cut short")

// readBody reads a body to its end, or up to the cap.
func readBody(body io.Reader) ([]byte, error) {
	read, err := io.ReadAll(io.LimitReader(body, bodyBytes+1))
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errCut
	case err == nil && len(read) > bodyBytes:
		return nil, errTooLarge
	}
	return read, err
}

var kindOfStatus = map[int]Kind{
	http.StatusUnauthorized:                  KindKeyRefused,
	http.StatusPaymentRequired:               KindUnpaid,
	http.StatusForbidden:                     KindForbidden,
	http.StatusNotFound:                      KindNotFound,
	http.StatusProxyAuthRequired:             KindProxy,
	http.StatusRequestTimeout:                KindTimeout,
	http.StatusGatewayTimeout:                KindTimeout,
	http.StatusNetworkAuthenticationRequired: KindPortal,
}

// toldStatuses are those whose message can help a person. What a server says at any
// other status is never shown.
var toldStatuses = []int{http.StatusBadRequest, http.StatusPaymentRequired, http.StatusUnprocessableEntity}

// judgeStatus turns any status but 200 and 429 into an error, or into none where
// Cliniko said that there is nothing.
func judgeStatus(status int, body []byte) *Error {
	if status == http.StatusNoContent {
		return nil
	}
	fault := &Error{Kind: kindOfStatus[status], Status: status}
	if slices.Contains(toldStatuses, status) {
		fault.Detail = message(body)
	}
	switch {
	case deniedBetween(status, body):
		fault.Kind = KindDenied
	case fault.Kind != KindNone:
	case status >= 300 && status < 400:
		fault.Kind, fault.Detail = KindBadAnswer, "it pointed to another address, where nothing was sent"
	case status >= 500:
		fault.Kind = KindServer
	default:
		fault.Kind = KindBadAnswer
	}
	return fault
}

// deniedBetween reports whether not Cliniko's programming interface has refused, but what
// lies before it: CloudFront and firewalls answer with a page, or to be forbidden with a text,
// where Cliniko's own answers are empty, a line of text (401 only) or JSON.
func deniedBetween(status int, body []byte) bool {
	text := bytes.TrimSpace(body)
	switch status {
	case http.StatusForbidden:
		return len(text) > 0 && !json.Valid(text)
	case http.StatusUnauthorized, http.StatusNotFound:
		return bytes.HasPrefix(text, []byte("<"))
	}
	return false
}

// message is what Cliniko says about a refusal, as it was sent; the body may be empty or
// plain text.
func message(body []byte) string {
	var told row
	if json.Unmarshal(body, &told) != nil {
		return ""
	}
	return field[string](told, "message")
}

// judgeBody looks whether the body of a 200 is JSON to its last byte. An empty body
// passes: the caller knows whether "nothing" is an answer.
func judgeBody(header http.Header, body []byte) *Error {
	text := bytes.TrimSpace(body)
	kind, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	switch {
	case len(text) == 0:
		return nil
	case kind == "text/html", text[0] == '<':
		return &Error{Kind: KindPortal, Status: http.StatusOK}
	case kind != "" && kind != "application/json" && !strings.HasSuffix(kind, "+json"):
		return unreadable("it is no JSON", nil)
	}
	var whole json.RawMessage
	err := json.Unmarshal(text, &whole)
	if broken := (*json.SyntaxError)(nil); errors.As(err, &broken) && broken.Offset >= int64(len(text)) {
		return unreadable(errCut.Error(), errCut)
	}
	if err != nil {
		return unreadable("it is no JSON", err)
	}
	return nil
}

// unreadable is an answer that came well and says nothing we understand.
func unreadable(detail string, cause error) *Error {
	return &Error{Kind: KindBadAnswer, Status: http.StatusOK, Detail: detail, Err: cause}
}
