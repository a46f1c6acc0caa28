package framework

import "slices"

// fromPrefixedEnv ends the description of most of Flask's options.
func fromPrefixedEnv(name string) string {
	return " This configuration will set the " + name + " environment variable. Run `app.config.from_prefixed_env()` in your Flask application in order to receive this configuration."
}

var flaskOptions = slices.Concat(gunicorn, []Option{
	{Name: "flask-application-root", Type: "string", Description: "Path in which the application / web server is mounted." + fromPrefixedEnv("FLASK_APPLICATION_ROOT")},
	{Name: "flask-debug", Type: "boolean", Description: "Whether Flask debug mode is enabled."},
	{Name: "flask-env", Type: "string", Description: "What environment the Flask app is running in, by default it's 'production'."},
	{Name: "flask-permanent-session-lifetime", Type: "int", Description: "Time in seconds for the cookie to expire in the Flask application permanent sessions." + fromPrefixedEnv("FLASK_PERMANENT_SESSION_LIFETIME")},
	{Name: "flask-preferred-url-scheme", Type: "string", Default: "HTTPS", Description: `Scheme for generating external URLs when not in a request context in the Flask application. By default, it's "HTTPS".` + fromPrefixedEnv("FLASK_PREFERRED_URL_SCHEME")},
	{Name: "flask-secret-key", Type: "string", Description: "The secret key used for securely signing the session cookie and for any other security related needs by your Flask application." + fromPrefixedEnv("FLASK_SECRET_KEY")},
	{Name: "flask-secret-key-id", Type: "secret", Description: "This configuration is similar to `flask-secret-key`, but instead accepts a Juju user secret ID. " + secretUse("Flask secret key", "flask", "flask-k8s")},
	{Name: "flask-session-cookie-secure", Type: "boolean", Description: "Set the secure attribute in the Flask application cookies." + fromPrefixedEnv("FLASK_SESSION_COOKIE_SECURE")},
})

var flask = Framework{
	Name:  "flask",
	Title: "Flask",
	V1:    v1(jammyAndNoble, "flask-app", "flask-app-image", flaskOptions...),
	V2:    v2(without(flaskOptions, "flask-secret-key", "flask-secret-key-id")...),
}
