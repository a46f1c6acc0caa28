package environment

import (
	"strconv"
	"strings"

	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// smtpChoices has the enumerations of the SMTP library.
var smtpChoices = []struct {
	key     string
	choices []string
}{
	{"auth_type", []string{"none", "not_provided", "plain"}}, {"transport_security", []string{"none", "starttls", "tls"}},
}

// readSMTP follows the SMTP library's get_relation_data. The charm does not
// catch the exceptions that wrong data raises.
func readSMTP(r *request) (fields, *Failure) {
	relation, failure := r.relation()
	if relation == nil || relation.Data.Len() == 0 {
		return nil, failure
	}
	data := fields{}
	for _, key := range relation.Data.Keys {
		text, _ := relation.Data.Get(key)
		data.set(key, text)
	}
	if failure := r.smtpPassword(data); failure != nil {
		return nil, failure
	}
	if key, reason := refusedSMTP(data); key != "" {
		at := relation.Data.Place
		if text, ok := relation.Data.Get(key); ok {
			at = text.Place
		}
		return nil, crash(at, reason)
	}
	return data, nil
}

// refusedSMTP returns a key whose value the library refuses, and why; both are
// empty if it accepts all. It writes the port and skip_ssl_verify in their
// normal form.
func refusedSMTP(data fields) (key, reason string) {
	port, ok := pydantic.ParseInt(data["port"].Value)
	skip, boolean := pydantic.ParseBool(data["skip_ssl_verify"].Value)
	_, given := data["skip_ssl_verify"]
	sender, sent := data["smtp_sender"]
	switch {
	case data["host"].Value == "":
		return "host", "The key host is missing."
	case !ok || !port.IsInt64() || port.Int64() < 1 || port.Int64() > 65536:
		return "port", "The port is not a number from 1 to 65536."
	case given && !boolean:
		return "skip_ssl_verify", "The value of skip_ssl_verify is neither true nor false."
	case sent && !pydantic.Email(sender.Value):
		return "smtp_sender", "The value of smtp_sender is not an e-mail address."
	case !validRecipients(data["recipients"].Value):
		return "recipients", "The recipients are not all e-mail addresses."
	}
	data.put("port", port.String(), data["port"].Place)
	data.put("skip", value.NewBool(skip).Str(), data["skip_ssl_verify"].Place)
	return refusedChoice(data)
}

// refusedChoice returns a key whose value is not one of the library's choices.
func refusedChoice(data fields) (key, reason string) {
	for _, enum := range smtpChoices {
		if !contains(enum.choices, data[enum.key].Value) {
			return enum.key, "The value of " + enum.key + " is not one of " + strings.Join(enum.choices, ", ") + "."
		}
	}
	return "", ""
}

// smtpPassword reads the password from the secret, unless it is in the databag.
func (r *request) smtpPassword(data fields) *Failure {
	id := data["password_id"]
	if _, ok := data["password"]; ok || id.Value == "" {
		return nil
	}
	content, ok := r.Secret(id.Value)
	if !ok {
		return missingSecret(id, "password")
	}
	if password, ok := content.Get("password"); ok {
		data.set("password", password)
	}
	return nil
}

// validRecipients follows the SMTP library's parse_recipients and checks each
// address.
func validRecipients(text string) bool {
	recipients, ok := parseRecipients(python.Strip(text))
	for _, recipient := range recipients {
		if part := python.Strip(recipient); part != "" && !pydantic.Email(part) {
			return false
		}
	}
	return ok
}

// parseRecipients reads a JSON list, with or without brackets, or a list with
// commas. It returns false if the text is neither.
func parseRecipients(text string) ([]string, bool) {
	if !strings.HasPrefix(text, "[") {
		if !strings.Contains(text, `"`) || !strings.Contains(text, ",") {
			return strings.Split(text, ","), true
		}
		text = "[" + text + "]"
	}
	list, err := python.Loads(text)
	if err != nil || list.Kind != value.List {
		return nil, false
	}
	var recipients []string
	for _, item := range list.Items {
		recipients = append(recipients, item.Str())
	}
	return recipients, true
}

// deriveSpringSMTP follows springboot/charm.py, generate_smtp_env.
func deriveSpringSMTP(_ string, data fields) *Failure {
	text := func(key string) string {
		if d, ok := data[key]; ok {
			return d.Value
		}
		return "None"
	}
	data.put("address", text("user")+"@"+text("domain"), data["user"].Place)
	data.put("starttls", strconv.FormatBool(data["transport_security"].Value == "starttls"), data["transport_security"].Place)
	return nil
}
