{{- define "network-telemetry.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride }}
{{- else if contains .Chart.Name .Release.Name -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{- define "network-telemetry.operator" -}}
{{ include "network-telemetry.fullname" . }}-operator
{{- end }}

{{- define "network-telemetry.commonLabels" -}}
app.kubernetes.io/name: network-telemetry
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: network-telemetry
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "network-telemetry.selectorLabels" -}}
app.kubernetes.io/name: network-telemetry
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: operator
{{- end }}

{{/* An image with its registry: (list $ .Values.image) */}}
{{- define "network-telemetry.image" -}}
{{- $root := index . 0 -}}
{{- $image := index . 1 -}}
{{- with $root.Values.imageRegistry }}{{ . }}/{{ end -}}
{{ $image.repository }}:{{ $image.tag | default $root.Chart.AppVersion }}
{{- end }}

{{/* Where probers may run, as a JSON list. */}}
{{- define "network-telemetry.namespaces" -}}
{{- if .Values.watchNamespace -}}
{{ list .Values.watchNamespace | toJson }}
{{- else -}}
{{ .Values.namespaces | toJson }}
{{- end -}}
{{- end }}

{{- define "network-telemetry.operatorSubject" -}}
- kind: ServiceAccount
  name: {{ include "network-telemetry.operator" . }}
  namespace: {{ .Release.Namespace }}
{{- end }}

{{- define "network-telemetry.budgetVersion" -}}
{{ if semverCompare ">=1.21-0" .Capabilities.KubeVersion.Version }}policy/v1{{ else }}policy/v1beta1{{ end }}
{{- end }}
