package demo

import (
	"compress/gzip"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// reply is one answer. A nil body is empty, bytes go out as they are, anything else
// as JSON.
type reply struct {
	status int
	header http.Header
	body   any
}

func (r reply) with(name, value string) reply {
	header := r.header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Set(name, value)
	r.header = header
	return r
}

func found(body any) reply   { return reply{status: http.StatusOK, body: body} }
func empty(status int) reply { return reply{status: status} }
func badRequest(m string) reply {
	return reply{status: http.StatusBadRequest, body: object{"message": m}}
}

func text(status int, kind, body string) reply {
	return reply{status: status, body: []byte(body)}.with("Content-Type", kind+"; charset=utf-8")
}

// denied is the text that Rails sends for Basic authentication; Cliniko answers the
// same for a wrong key, an archived one and one of another region.
func denied() reply {
	return text(http.StatusUnauthorized, "text/plain", "HTTP Basic: Access denied.\n").
		with("WWW-Authenticate", `Basic realm="Application"`)
}

// limited leaves the body empty: none has been described.
func limited(reset time.Time) reply {
	return empty(http.StatusTooManyRequests).with("X-RateLimit-Reset", strconv.FormatInt(reset.Unix(), 10))
}

func notFound() reply {
	return reply{status: http.StatusNotFound, body: object{"status": "404", "error": "Not Found"}}
}

// encoded is the reply with its body as bytes, no longer tied to the clinic.
func (r reply) encoded() reply {
	if r.body == nil {
		return r
	}
	body, err := json.Marshal(r.body)
	if err != nil {
		return empty(http.StatusInternalServerError)
	}
	r.body = body
	return r.with("Content-Type", "application/json; charset=utf-8").
		with("Cache-Control", "max-age=0, private, must-revalidate").
		with("Vary", "Accept,Accept-Encoding")
}

func (r reply) write(w http.ResponseWriter, request *http.Request) {
	for name := range r.header {
		w.Header().Set(name, r.header.Get(name))
	}
	body, _ := r.body.([]byte)
	if len(body) == 0 || !strings.Contains(request.Header.Get("Accept-Encoding"), "gzip") {
		w.WriteHeader(r.status)
		_, _ = w.Write(body)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(r.status)
	packed := gzip.NewWriter(w)
	_, _ = packed.Write(body)
	_ = packed.Close()
}
