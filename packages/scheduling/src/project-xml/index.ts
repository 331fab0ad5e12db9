export type {
  ConstraintType,
  FileProblem,
  FileProblemCode,
  ProjectAssignment,
  ProjectBaseline,
  ProjectCalendar,
  ProjectDependency,
  ProjectFile,
  ProjectResource,
  ProjectTask,
} from './model.ts';
export { planOfProject } from './plan-of-project.ts';
export { type ReadProject, readProjectXml, readProjectXmlInTurns } from './read-project-xml.ts';
export { ProjectXmlRefusal, type ProjectXmlRefusalCode } from './refusal.ts';
export { writeProjectXml } from './write-project-xml.ts';
