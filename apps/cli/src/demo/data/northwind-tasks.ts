import type { DepartmentCode, Notes, TaskData } from '../firm-data.ts';

const machine: readonly TaskData[] = [
  ['sales', 'Kick-off with the customer', 0, 0.04, 1],
  ['mechanical', 'Concept and layout', 0.02, 0.13, 4],
  ['mechanical', 'Detailed design of the mechanics', 0.1, 0.24, 6],
  ['electrical', 'Schematics', 0.11, 0.24, 4],
  ['electrical', 'Component list', 0.16, 0.25, 2],
  ['software', 'Control architecture and I/O list', 0.14, 0.24, 3],
  ['mechanical', 'Design review', 0.25, 0.29, 2, { gate: 'design' }],
  ['procurement', 'Compare offers', 0.17, 0.28, 1, { internal: true }],
  ['procurement', 'Long-lead parts', 0.22, 0.56, 5],
  ['procurement', 'Standard parts', 0.3, 0.5, 3],
  ['mechanical', 'Machined parts', 0.31, 0.56, 6],
  ['mechanical', 'Frame: weld and paint', 0.32, 0.52, 4],
  ['electrical', 'Build the control cabinet', 0.44, 0.63, 6],
  ['software', 'PLC program', 0.36, 0.7, 8],
  ['software', 'Operator screens', 0.5, 0.72, 5],
  ['assembly', 'Sub-assemblies', 0.52, 0.67, 6],
  ['electrical', 'Wire the machine', 0.62, 0.74, 5],
  ['assembly', 'Final assembly', 0.64, 0.77, 7],
  ['assembly', 'Power on and I/O check', 0.75, 0.79, 3],
  ['software', 'Dry run and debugging', 0.78, 0.84, 6],
  ['assembly', 'Internal inspection', 0.84, 0.86, 2, { gate: 'production' }],
  ['assembly', 'Factory acceptance test', 0.87, 0.9, 4, { gate: 'fat' }],
  ['assembly', 'Ship and install', 0.9, 0.94, 6],
  ['software', 'Commission on site', 0.93, 0.96, 5],
  ['assembly', 'Site acceptance test', 0.96, 0.98, 4, { gate: 'sat' }],
  ['sales', 'Training and hand-over', 0.98, 1, 2, { gate: 'delivery' }],
];

export const northwindTemplates = { machine };

export const northwindNotes: Readonly<Record<DepartmentCode, Notes>> = {
  procurement: {
    begun: ['Three quotes requested', 'Orders for long-lead items go first'],
    running: [
      'Supplier confirmed the date',
      'First delivery is in, inspection booked',
      'Chased once; they keep the date',
    ],
    done: ['Everything is in stock', 'Incoming inspection passed'],
  },
  sales: {
    begun: ['Date agreed with the customer'],
    running: ['Minutes sent, waiting for their signature', 'Second draft of the documents sent'],
    done: ['Signed by both sides', 'Hand-over list signed'],
  },
  mechanical: {
    begun: ['First sketches done, modelling starts', 'Drawings released to the shop'],
    running: ['On plan', 'First article passed, batch is running', 'Two clashes found and fixed'],
    done: ['Inspected and passed on to assembly', 'All review comments closed'],
  },
  electrical: {
    begun: ['Parts picked from stock', 'First sheets drawn'],
    running: ['On plan', 'Power side done, control side under way', 'Waiting for two breakers'],
    done: ['Continuity and insulation tests passed', 'Drawings signed off'],
  },
  software: {
    begun: ['Project set up, communication works'],
    running: [
      'Manual mode works, automatic sequence under way',
      'On plan',
      'Alarm list agreed with the customer',
    ],
    done: ['All test cases pass', 'Program archived'],
  },
  assembly: {
    begun: ['Kit complete, assembly starts', 'Check list prepared'],
    running: [
      'On plan',
      'More than half built, one part in rework',
      'One jam during the trial, guides adjusted',
    ],
    done: ['Every item on the list passed', 'Signed by the customer’s representative'],
  },
};
