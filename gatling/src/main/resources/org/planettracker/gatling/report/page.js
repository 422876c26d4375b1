'use strict';
// Colours of Okabe and Ito, which people tell apart whatever colours they see; symbols and dashes say the same a second time.
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#56b4e9', '#8c6d31', '#7f7f7f', '#b2a400'];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow'];
const DASHES = ['solid', 'dashed', 'dotted'];

const unique = values => [...new Set(values)];
const whole = value => Math.round(value).toLocaleString('en');

/** Bars side by side, a group a mode, with whiskers from the least to the greatest block. */
function bars(chart) {
  const groups = unique(chart.bars.map(bar => bar.group));
  const names = unique(chart.bars.map(bar => bar.series));
  const find = (name, group) => chart.bars.find(bar => bar.series === name && bar.group === group);
  const series = names.flatMap((name, index) => [
    { name, type: 'bar', data: groups.map(group => find(name, group)?.value ?? null), barGap: '10%' },
    {
      name, type: 'custom', z: 5, tooltip: { show: false }, itemStyle: { borderWidth: 1.5 },
      data: groups.map((group, at) => find(name, group) && [at, find(name, group).low, find(name, group).high]).filter(Boolean),
      encode: { x: 0, y: [1, 2] },
      renderItem(params, api) {
        const layout = api.barLayout({ barGap: '10%', count: names.length })[index];
        const middle = api.coord([api.value(0), 0])[0] + layout.offsetCenter;
        const [low, high] = [api.coord([0, api.value(1)])[1], api.coord([0, api.value(2)])[1]];
        const style = { stroke: ink(), lineWidth: 1.5, fill: 'none' };
        const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
        return { type: 'group', children: [line(middle, low, middle, high), line(middle - 5, low, middle + 5, low), line(middle - 5, high, middle + 5, high)] };
      }
    }
  ]);
  return {
    xAxis: { type: 'category', data: groups, axisLabel: { interval: 0 } },
    yAxis: { type: 'value', name: chart.unit ?? '1/s', min: 0, splitLine: faint() },
    tooltip: { trigger: 'item', formatter: p => `${p.name}<br>${p.marker}${p.seriesName}: ${whole(p.value)}` },
    series
  };
}

/** Curves of service time; the axis counts nines, so that the slowest thousandth has room. */
function percentiles(chart) {
  const nines = percentile => percentile >= 100 ? 5 : -Math.log10(1 - percentile / 100);
  const shown = at => at >= 5 ? 'max' : `${+(100 * (1 - 10 ** -at)).toFixed(3)} %`;
  return {
    xAxis: { type: 'value', min: 0, max: 5, interval: 1, axisLabel: { formatter: shown }, name: 'percentile', nameLocation: 'middle', nameGap: 28, splitLine: faint() },
    yAxis: { type: 'log', name: 'ms', splitLine: faint() },
    tooltip: { trigger: 'axis', formatter: points => shown(points[0].value[0]) + points.map(p => `<br>${p.marker}${p.seriesName}: ${p.value[1].toFixed(2)} ms`).join('') },
    series: chart.curves.map((curve, index) => line(curve.series, index, curve.points.map(([percentile, millis]) => [nines(percentile), Math.max(millis, 0.001)])))
  };
}

/** A value against the demanded rate or the time, a curve a contender. */
function lines(chart) {
  return {
    xAxis: { type: 'value', name: chart.xName, nameLocation: 'middle', nameGap: 28, min: 'dataMin', splitLine: faint() },
    yAxis: { type: chart.logarithmic ? 'log' : 'value', name: chart.yName, splitLine: faint() },
    tooltip: { trigger: 'axis', formatter: points => `${whole(points[0].value[0])} ${chart.xName}` + points.map(p => `<br>${p.marker}${p.seriesName}: ${p.value[1].toLocaleString('en', { maximumFractionDigits: 2 })}`).join('') },
    series: chart.curves.map((curve, index) => ({
      ...line(curve.series, index, curve.points),
      ...(index === 0 && chart.greyFrom ? { markArea: { silent: true, itemStyle: { color: 'rgba(128,128,128,.18)' }, label: { formatter: chart.greyWords, position: 'insideTop', color: ink() }, data: [[{ xAxis: chart.greyFrom }, { xAxis: 'max' }]] } } : {})
    }))
  };
}

function line(name, index, data) {
  return {
    name, type: 'line', data, symbol: SYMBOLS[index % SYMBOLS.length], symbolSize: 8,
    lineStyle: { width: 2, type: DASHES[Math.floor(index / COLOURS.length) % DASHES.length] },
    emphasis: { focus: 'series' }
  };
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const ink = () => colour('--ink');
const faint = () => ({ lineStyle: { color: colour('--line') } });
const option = chart => ({
  color: COLOURS, backgroundColor: 'transparent', animation: false, textStyle: { color: ink() },
  title: { text: chart.title, left: 0, textStyle: { fontSize: 14, color: ink() } },
  legend: { top: 26, type: 'plain', textStyle: { color: ink() }, data: unique((chart.bars ?? chart.curves).map(one => one.series)) },
  grid: { top: 40 + 22 * Math.ceil(unique((chart.bars ?? chart.curves).map(one => one.series)).length / 4) + 20, left: 12, right: 24, bottom: 34, containLabel: true },
  aria: { enabled: true, decal: { show: chart.kind === 'bars' } },
  ...{ bars, percentiles, lines }[chart.kind](chart)
});

const drawn = [];
const chapters = JSON.parse(document.getElementById('charts').textContent);
for (const holder of document.querySelectorAll('[data-chapter]')) {
  for (const [number, chart] of chapters[holder.dataset.chapter].entries()) {
    const figure = holder.appendChild(document.createElement('figure'));
    const box = figure.appendChild(document.createElement('div'));
    box.className = 'chart';
    box.setAttribute('role', 'img');
    const button = figure.appendChild(document.createElement('button'));
    button.type = 'button';
    button.textContent = 'Save as SVG';
    const instance = echarts.init(box, null, { renderer: 'svg' });
    instance.setOption(option(chart));
    button.addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([instance.renderToSVGString()], { type: 'image/svg+xml' }));
      link.download = `${holder.dataset.chapter}-${number + 1}.svg`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
    drawn.push({ instance, chart });
  }
}
addEventListener('resize', () => drawn.forEach(({ instance }) => instance.resize()));
const redraw = () => drawn.forEach(({ instance, chart }) => instance.setOption(option(chart), true));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
addEventListener('beforeprint', () => { redraw(); drawn.forEach(({ instance }) => instance.resize()); });
addEventListener('afterprint', () => { redraw(); drawn.forEach(({ instance }) => instance.resize()); });
