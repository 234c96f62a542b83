import type * as grafana from '@grafana/schema';
import type * as bargauge from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type * as heatmap from '@grafana/schema/dist/esm/raw/composable/heatmap/panelcfg/x/HeatmapPanelCfg_types.gen';
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as statetimeline from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as timeseries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

// A string of an enum is written as text in JSON.
type Json<T> = T extends string ? `${T}` : T extends (infer E)[] ? Json<E>[] : T extends object ? { [K in keyof T]: Json<T[K]> } : T;

// The schema leaves the options of panels and the queries open; the types of each kind close them.
type Field<Custom> = Omit<grafana.FieldConfig, 'custom' | 'links'> & {
  custom?: Custom;
  links?: { title: string; url: string; targetBlank: boolean }[];
};
type Override<Custom> = {
  matcher: { id: 'byName' | 'byFrameRefID'; options: string };
  properties: ({ id: keyof Field<Custom>; value: unknown } | { id: `custom.${keyof Custom & string}`; value: unknown })[];
};
type Query = {
  refId: string;
  datasource: grafana.DataSourceRef;
  expr: string;
  legendFormat: string;
  format: 'time_series' | 'table' | 'heatmap';
  instant: boolean;
  range: boolean;
  editorMode: 'code' | 'builder';
};
type Panel<Type, Options, Custom> = Omit<grafana.Panel, 'type' | 'options' | 'fieldConfig' | 'targets'> & {
  type: Type;
  options: Options;
  fieldConfig: { defaults: Field<Custom>; overrides: Override<Custom>[] };
  targets: Query[];
};
type AnyPanel =
  | Panel<'stat', stat.Options, never>
  | Panel<'timeseries', timeseries.Options, timeseries.FieldConfig>
  | Panel<'state-timeline', statetimeline.Options, statetimeline.FieldConfig>
  | Panel<'heatmap', heatmap.Options, heatmap.FieldConfig>
  | Panel<'table', table.Options, table.FieldConfig>
  | Panel<'bargauge', bargauge.Options, never>
  | grafana.RowPanel;

// Of an annotation's query the schema knows Grafana's own kind only; these are the fields of the Prometheus source.
type Annotation = Omit<grafana.AnnotationQuery, 'target'> & {
  target: { refId: string; expr: string; interval: string };
  titleFormat: string;
  textFormat: string;
  tagKeys: string;
};

export type Dashboard = Json<
  Omit<grafana.Dashboard, 'panels' | 'annotations' | 'templating'> & {
    panels: AnyPanel[];
    annotations: { list: Annotation[] };
    templating: { list: grafana.VariableModel[] };
  }
>;
