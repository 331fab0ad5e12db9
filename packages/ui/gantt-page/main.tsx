/**
 * A page with nothing but a Gantt, its size in the address: the part as an app would mount it. Tests and measurements build it
 * with the staff app's settings.
 */
import './styles.css';
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { Gantt, GanttLegend, type GanttMove, type Zoom } from '../src/gantt/index.tsx';
import { createI18n, setTheme, showToast, ToastRegion, themeChoice } from '../src/index.ts';
import { calendar, planOf, TODAY } from './plan-of.ts';

const { start } = createI18n({
  en: async () => ({ default: { ui: (await import('../src/texts/en.ts')).default } }),
  'zh-CN': async () => ({ default: { ui: (await import('../src/texts/zh-CN.ts')).default } }),
});

const asked = new URLSearchParams(location.search);
const plan = planOf(Number(asked.get('tasks') ?? 60));

function GanttPage() {
  const [tasks, setTasks] = createSignal(plan.tasks);
  const [dependencies, setDependencies] = createSignal(plan.dependencies);
  const [zoom, setZoom] = createSignal((asked.get('zoom') as Zoom | null) ?? 'week');
  const [selected, setSelected] = createSignal<string | undefined>(asked.get('selected') ?? undefined);

  const put = (id: string, startsOn: string | null, endsOn: string | null) =>
    setTasks((all) => all.map((task) => (task.id === id ? { ...task, startsOn, endsOn } : task)));
  const move = ({ task, startsOn, endsOn }: GanttMove) => {
    put(task.id, startsOn, endsOn);
    showToast({ text: `${task.title}: ${startsOn}`, undo: () => put(task.id, task.startsOn, task.endsOn) });
  };
  return (
    <main class="h-dvh grid grid-rows-[1fr_auto] bg-surface">
      <h1 class="sr-only">Gantt</h1>
      <Gantt
        label="Packing line PL-3000"
        tasks={tasks()}
        dependencies={dependencies()}
        calendar={calendar}
        baseline={asked.has('plain') ? undefined : plan.baseline}
        today={TODAY}
        promisedOn="2026-12-18"
        zoom={zoom()}
        onZoom={setZoom}
        selectedId={selected()}
        onSelect={setSelected}
        onOpen={(id) => showToast({ text: `open ${id}` })}
        onMove={move}
        onLink={(link) =>
          setDependencies((all) => [...all, { ...link, id: `new-${all.length}`, lagDays: 0 }])
        }
        onOpenDependency={(id) => showToast({ text: `dependency ${id}` })}
      />
      <div class="px-4 py-2 border-t border-line">
        <GanttLegend />
      </div>
      <ToastRegion />
    </main>
  );
}

setTheme(themeChoice());
await start();
render(() => <GanttPage />, document.getElementById('app')!);
